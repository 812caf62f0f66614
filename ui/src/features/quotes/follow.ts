import type { Reply } from "$ipc/client";

type FollowUp = Reply<"list_follow_ups">["items"][number];

/** The follow-up of a quote that is still open, the nearest where there are several; none when nothing says when to ask again. */
export function openFollowUp(items: readonly FollowUp[], number: string): FollowUp | null {
  const own = items.filter((item) => item.subject === "quote" && item.record === number && item.done_on === null);
  return own.reduce<FollowUp | null>((nearest, item) => (nearest === null || item.on < nearest.on ? item : nearest), null);
}
