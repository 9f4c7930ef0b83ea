import { RotateCcw, X } from "lucide-react";
import { IconButton } from "@/ui/controls/IconButton";
import { uploadsOf } from "@/ui/images/addImages";
import { pendingUploads } from "@/ui/images/pending";
import type { Upload } from "@/ui/images/uploads";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/images.css";

/** Where images will lie that are on their way, and how far they have come. */
export function UploadLayer() {
  const uploads = useSignal(pendingUploads);
  return (
    <div className="upload-layer">
      {uploads.map((upload) => (
        <Placeholder key={upload.id} upload={upload} />
      ))}
    </div>
  );
}

function Placeholder({ upload }: { readonly upload: Upload }) {
  const t = useText();
  const room = useRoom();
  const { id, name, box, preview, state, progress, again } = upload;
  const { zoom } = useSignal(room.wall.camera);
  const corner = room.wall.boardToScreen({ x: box.x, y: box.y });
  const place = {
    transform: `translate(${corner.x}px, ${corner.y}px)`,
    width: `${box.w * zoom}px`,
    height: `${box.h * zoom}px`,
  };
  const uploads = uploadsOf(room);
  return (
    <section className={`upload is-${state}`} style={place} aria-label={t("image.onTheWay", { name })}>
      {preview ? <img className="upload-picture" src={preview} alt="" draggable={false} /> : null}
      <div className="upload-foot">
        <UploadWords upload={upload} />
        {state === "refused" && again ? (
          <IconButton label={t("image.again")} onPress={() => uploads.retry(id)}>
            <RotateCcw size={16} aria-hidden="true" />
          </IconButton>
        ) : null}
        <IconButton
          label={t(state === "refused" ? "image.dismiss" : "image.cancel")}
          onPress={() => uploads.cancel(id)}
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
        {state === "sending" ? <progress className="upload-bar" aria-label={name} max={1} value={progress} /> : null}
      </div>
    </section>
  );
}

function UploadWords({ upload }: { readonly upload: Upload }) {
  const t = useText();
  const { session } = useRoom();
  const { state, progress, refusal } = upload;
  if (refusal) {
    return (
      <p className="upload-words" role="alert">
        {t(refusal)}
      </p>
    );
  }
  const connection = session?.status.peek().state;
  const away = connection === "offline" || connection === "reconnecting";
  const words = state === "waiting" ? (away ? "image.offline" : "image.waiting") : "image.percent";
  return <p className="upload-words">{t(words, { share: Math.round(progress * 100) })}</p>;
}
