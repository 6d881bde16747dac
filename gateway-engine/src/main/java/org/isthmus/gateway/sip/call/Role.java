package org.isthmus.gateway.sip.call;

/** Which side of a call this one is, for as long as the call lives: whoever chose the Call-ID is the caller. */
enum Role {
    CALLER,
    CALLED
}
