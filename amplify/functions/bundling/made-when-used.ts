/**
 * Stands for an object until somebody asks it for something, and makes it then. A schema costs more to make than to use
 * once, and a function brings those of whole domains, of which one call uses a few.
 */
export function madeWhenUsed<Made extends object>(make: () => Made): Made {
  let made: Made | undefined;
  const itself = () => (made ??= make());
  return new Proxy({} as Made, {
    // On the object itself: what it makes of its own when it is asked stays with it.
    get: (_, key) => Reflect.get(itself(), key) as unknown,
    set: (_, key, value) => Reflect.set(itself(), key, value),
    has: (_, key) => Reflect.has(itself(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(itself()),
  });
}
