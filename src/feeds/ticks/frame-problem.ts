/** Why a frame cannot be read. The reader of the file adds which file and line, and makes a DataError of it. */
export class FrameProblem extends Error {
  /** `form`: not JSON, or no frame at all. `value`: a frame whose field is missing or wrong. */
  readonly about: 'form' | 'value';

  constructor(about: FrameProblem['about'], message: string) {
    super(message);
    this.about = about;
  }
}
