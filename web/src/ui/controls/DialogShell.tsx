import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "@/ui/controls/IconButton";
import { useText } from "@/ui/strings/translate";

interface DialogShellProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly role?: "dialog" | "alertdialog";
  readonly closable?: boolean;
  readonly children: ReactNode;
}

/** A sheet above the page with a title and a way out. It is open while it is mounted. */
export function DialogShell({
  title,
  onClose,
  wide = false,
  role = "dialog",
  closable = true,
  children,
}: DialogShellProps) {
  const t = useText();
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={closable}
      isKeyboardDismissDisabled={!closable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={wide ? "dialog-frame is-wide" : "dialog-frame"}>
        <Dialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            {closable ? (
              <IconButton label={t("action.close")} onPress={onClose}>
                <X size={20} aria-hidden="true" />
              </IconButton>
            ) : null}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
