package org.isthmus.gateway.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.Charsets;
import org.isthmus.gateway.sip.body.Cpim;
import org.isthmus.gateway.sip.body.Imdn;
import org.isthmus.gateway.sip.body.IsComposing;
import org.isthmus.gateway.sip.body.MediaType;
import org.isthmus.gateway.sip.body.MimePart;
import org.isthmus.gateway.sip.body.Multipart;

/** Reads the body of a MESSAGE by its type, wrapped ones too. */
final class BodyReader {

    static final List<String> ACCEPT =
            List.of("text/plain", "text/html", Cpim.MEDIA_TYPE, IsComposing.MEDIA_TYPE, Imdn.MEDIA_TYPE);

    private static final int DEEPEST = 4;

    private BodyReader() {}

    static Body read(MediaType type, byte[] content) throws BodyException {
        return read(type, content, "", 0);
    }

    private static Body read(MediaType type, byte[] content, String language, int depth) throws BodyException {
        if (depth > DEEPEST) {
            throw new BodyException("body wrapped more than " + DEEPEST + " times");
        }
        return switch (type.name()) {
            case "text/plain" -> text(Charsets.decode(type, content), language);
            case "text/html" -> text(Charsets.decode(type, content).map(HtmlText::plain), language);
            case Cpim.MEDIA_TYPE -> unwrapped(Cpim.parse(content), depth);
            case IsComposing.MEDIA_TYPE -> new Body.Composing(IsComposing.parse(content));
            case Imdn.MEDIA_TYPE -> new Body.Notification(Imdn.parse(content));
            case "multipart/alternative" -> best(Multipart.parse(type, content), depth);
            case "multipart/mixed", "multipart/related" -> joined(Multipart.parse(type, content), depth);
            default -> new Body.Unknown();
        };
    }

    private static Body text(Optional<String> text, String language) {
        return text.<Body>map(known -> new Body.Text(known, language, Optional.empty()))
                .orElseGet(Body.Unknown::new);
    }

    private static Body unwrapped(Cpim cpim, int depth) throws BodyException {
        MimePart part = cpim.part();
        Body inner = read(part.type(), part.content(), part.language(), depth + 1);
        return inner instanceof Body.Text text && text.wrapper().isEmpty()
                ? new Body.Text(text.text(), text.language(), Optional.of(cpim))
                : inner;
    }

    private static Body best(List<MimePart> parts, int depth) throws BodyException {
        Body best = new Body.Unknown();
        for (MimePart part : parts) {
            Body body = read(part.type(), part.content(), part.language(), depth + 1);
            if (part.type().name().equals("text/plain") && body instanceof Body.Text) {
                return body;
            }
            if (!(body instanceof Body.Unknown)) {
                best = body;
            }
        }
        return best;
    }

    private static Body joined(List<MimePart> parts, int depth) throws BodyException {
        List<String> texts = new ArrayList<>();
        Body first = new Body.Unknown();
        for (MimePart part : parts) {
            Body body = read(part.type(), part.content(), part.language(), depth + 1);
            if (first instanceof Body.Unknown) {
                first = body;
            }
            if (body instanceof Body.Text text) {
                texts.add(text.text());
                first = first instanceof Body.Text ? first : body;
            }
        }
        return first instanceof Body.Text text
                ? new Body.Text(String.join("\n\n", texts), text.language(), text.wrapper())
                : first;
    }
}
