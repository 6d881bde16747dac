package org.isthmus.gateway.error;

import java.util.Locale;
import java.util.Optional;
import org.jivesoftware.smack.packet.StanzaError;

/** Stanza errors to and from the objects of Smack. */
public final class StanzaErrors {

    private StanzaErrors() {}

    public static StanzaError toSmack(StanzaFailure failure) {
        StanzaError.Builder builder =
                StanzaError.getBuilder(condition(failure.condition())).setType(type(failure.type()));
        if (!failure.text().isEmpty()) {
            builder.setDescriptiveEnText(failure.text());
        }
        failure.newAddress().ifPresent(builder::setConditionText);
        return builder.build();
    }

    public static StanzaFailure fromSmack(StanzaError error) {
        String text = error.getDescriptiveText();
        return new StanzaFailure(
                error.getCondition().toString(),
                error.getType().toString().toLowerCase(Locale.ROOT),
                text == null ? "" : text,
                Optional.ofNullable(error.getConditionText()).filter(address -> !address.isBlank()));
    }

    private static StanzaError.Condition condition(String name) {
        return Conditions.isKnown(name)
                ? StanzaError.Condition.fromString(name)
                : StanzaError.Condition.undefined_condition;
    }

    private static StanzaError.Type type(String name) {
        return switch (name) {
            case "auth" -> StanzaError.Type.AUTH;
            case "modify" -> StanzaError.Type.MODIFY;
            case "wait" -> StanzaError.Type.WAIT;
            default -> StanzaError.Type.CANCEL;
        };
    }
}
