package org.isthmus.gateway.presence;

/** What follows from the end of a SIP subscription (RFC 6665 section 4.1.3, RFC 8048 section 5.2). */
public final class SubscriptionFates {

    private SubscriptionFates() {}

    /** What the watcher's side does when a NOTIFY says terminated. */
    public enum AfterTermination {
        /** The permission is gone: the watcher is told unsubscribed. */
        UNSUBSCRIBED("unsubscribed"),
        RESUBSCRIBE_NOW("resubscribe-now"),
        RETRY_LATER("retry-later"),
        /** Not again before the watcher signs in again. */
        NO_RETRY("no-retry"),
        /** The state will never change: it stays on show. */
        NO_RETRY_KEEP_STATE("no-retry-keep-state");

        private final String word;

        AfterTermination(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** @param reason of Subscription-State, empty when there is none */
    public static AfterTermination terminated(String reason) {
        return switch (reason) {
            case "rejected" -> AfterTermination.UNSUBSCRIBED;
            case "deactivated", "timeout" -> AfterTermination.RESUBSCRIBE_NOW;
            case "noresource" -> AfterTermination.NO_RETRY;
            case "invariant" -> AfterTermination.NO_RETRY_KEEP_STATE;
            default -> AfterTermination.RETRY_LATER;
        };
    }

    /**
     * The same for whoever acts on it: a reason that nobody knows puts the next try off only when a time is named.
     *
     * @param timed there was a {@code retry-after}
     */
    public static AfterTermination terminated(String reason, boolean timed) {
        boolean asksForTime = reason.equals("probation") || reason.equals("giveup") || timed;
        AfterTermination known = terminated(reason);
        return known == AfterTermination.RETRY_LATER && !asksForTime ? AfterTermination.RESUBSCRIBE_NOW : known;
    }

    /** The response to SUBSCRIBE cancels the permission for good; every other failure passes. */
    public static boolean refused(int status) {
        return status == 403 || status == 489 || status == 603;
    }
}
