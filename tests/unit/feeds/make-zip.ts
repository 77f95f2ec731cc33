import { crc32 } from 'node:zlib';

/** A zip archive of stored (uncompressed) files, made by hand so that its damage can be chosen. */
export function makeZip(files: Readonly<Record<string, string>>, flags = 0): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeFields(local, 4, body, name, flags);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    writeFields(central, 6, body, name, flags);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), body);
    centrals.push(central, Buffer.from(name));
    offset += local.length + name.length + body.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(centrals.length / 2, 8);
  end.writeUInt16LE(centrals.length / 2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function writeFields(header: Buffer, at: number, body: Buffer, name: string, flags: number): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt32LE(crc32(body), at + 10);
  // Encryption puts twelve bytes before the data.
  header.writeUInt32LE(body.length + (flags & 1 ? 12 : 0), at + 14);
  header.writeUInt32LE(body.length, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
