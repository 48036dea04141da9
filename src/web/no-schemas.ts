/**
 * Stands in for typebox in the browser, where only method and path of an endpoint are read: every schema is an empty
 * object, so contracts load without the library.
 */
export const Type: Record<string, (...parts: unknown[]) => { properties: object }> = new Proxy(
  {},
  { get: () => () => ({ properties: {} }) },
);
