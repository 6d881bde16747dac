package org.isthmus.app.lab.xmpp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isthmus.app.lab.xml.Element;

/** Data forms (XEP-0004). */
final class Forms {

    private Forms() {}

    /** The values of each field that has a name. */
    static Map<String, List<String>> values(Element form) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Element field : form.elements("field", Namespaces.FORMS)) {
            field.attribute("var")
                    .ifPresent(name -> values.put(
                            name,
                            field.elements("value", Namespaces.FORMS).stream()
                                    .map(Element::text)
                                    .toList()));
        }
        return values;
    }

    /**
     * An empty form.
     *
     * @param fields name and type of each
     */
    static Element form(String formType, Map<String, String> fields) {
        Element form = Element.of("x", Namespaces.FORMS)
                .with("type", "form")
                .add(field("FORM_TYPE", "hidden").add(Element.text("value", Namespaces.FORMS, formType)));
        return form.addAll(new TreeMap<>(fields)
                .entrySet().stream()
                        .map(entry -> field(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Element field(String name, String type) {
        return Element.of("field", Namespaces.FORMS).with("var", name).with("type", type);
    }
}
