interface ProblemDocument {
  readonly slug?: string;
  readonly title?: string;
  readonly detail?: string;
}

/** A refusal of the server (RFC 9457), or the server not answering at all. */
export class Problem extends Error {
  /** The stable name of what is wrong; `server-away` when nobody answered. */
  readonly slug: string;
  readonly status: number;
  readonly detail: string;

  constructor(slug: string, status: number, detail: string) {
    super(`${slug}: ${detail}`);
    this.name = "Problem";
    this.slug = slug;
    this.status = status;
    this.detail = detail;
  }

  /** Nobody answered. */
  static away(): Problem {
    return new Problem("server-away", 0, "");
  }

  /** Reads the problem document of an answer; an answer without one (a proxy's page) counts as the server being away. */
  static async from(response: Response): Promise<Problem> {
    try {
      const document = (await response.json()) as ProblemDocument;
      return new Problem(document.slug ?? `http-${response.status}`, response.status, document.detail ?? "");
    } catch {
      return response.status >= 500 ? Problem.away() : new Problem(`http-${response.status}`, response.status, "");
    }
  }
}
