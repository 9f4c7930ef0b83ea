/** The declarations of all fields, read from the same file as the server's; importing this is declaring them. */
import declared from "@kinds/../fields.json";
import { declareFields, type FieldDefinition } from "@/maps/fields";

declareFields(declared as readonly FieldDefinition[]);
