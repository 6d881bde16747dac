package org.isthmus.gateway.presence;

/** Whether something is under way, for those states of a {@link SipWatch} that can do without. */
enum RetryPlan {
    UNDER_WAY,
    RETRY,
    NONE
}
