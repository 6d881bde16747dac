package org.isthmus.gateway.message;

import java.util.Optional;
import org.isthmus.gateway.sip.body.Cpim;
import org.isthmus.gateway.sip.body.Imdn;

/** A body of a MESSAGE, read. */
sealed interface Body {

    /**
     * @param language empty when the part says nothing
     * @param wrapper the CPIM message around it
     */
    record Text(String text, String language, Optional<Cpim> wrapper) implements Body {}

    record Composing(boolean active) implements Body {}

    record Notification(Imdn imdn) implements Body {}

    record Unknown() implements Body {}
}
