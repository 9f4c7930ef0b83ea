import { signal } from "@preact/signals-core";
import type { Upload } from "@/ui/images/uploads";

/** The images of the wall on the screen that are on their way to the server. */
export const pendingUploads = signal<readonly Upload[]>([]);
