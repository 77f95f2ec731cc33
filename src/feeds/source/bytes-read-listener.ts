/** Told how many bytes of the file on disk (compressed, if it is) have been consumed so far. */
export type BytesReadListener = (bytesRead: number) => void;
