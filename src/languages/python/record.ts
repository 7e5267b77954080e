import type { ClassDefinition } from './definition.ts';

const bases =
  /^(?:typing|typing_extensions)\.(?:Protocol|TypedDict|NamedTuple)(?:\[\])?$|^pydantic\.(?:main\.)?BaseModel$/;
const decorators = /^(?:dataclasses|pydantic\.dataclasses)\.dataclass$|^attrs?\.(?:s|attrs|define|frozen|mutable)$/;

/** Whether a class describes the fields of a record and their types, or the protocol of what it works with. */
export const isRecord = (definition: ClassDefinition): boolean =>
  definition.bases.some((base) => base !== undefined && bases.test(base)) ||
  definition.decorators.some(({ name }) => name !== undefined && decorators.test(name));
