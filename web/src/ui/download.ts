/** Saves something as a file on this device. */
export function download(name: string, content: Uint8Array | string, type = "application/octet-stream"): void {
  const part = typeof content === "string" ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A name a file system takes, from what something is called. */
export function plainName(title: string, otherwise: string): string {
  const plain = title.replace(/[^\p{L}\p{N} _-]/gu, "").trim();
  return plain === "" ? otherwise : plain;
}
