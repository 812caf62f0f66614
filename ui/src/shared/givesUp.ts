/** Whether a key gives up what the pointer carries: Escape, or Ctrl Z, which would else take back the step before the gesture. */
export function givesUp({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key === "Escape" || ((ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === "z");
}
