package org.isthmus.gateway.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One line of {@code expect}: a selector, an operator, a value. */
record Expectation(String selector, String operator, List<String> values) {

    static List<Expectation> all(JsonNode expect) {
        List<Expectation> all = new ArrayList<>();
        for (JsonNode line : expect) {
            List<String> values = new ArrayList<>();
            JsonNode value = line.path("value");
            if (value.isArray()) {
                value.forEach(item -> values.add(item.asText()));
            } else if (!value.isMissingNode() && !value.isNull()) {
                values.add(value.asText());
            }
            all.add(new Expectation(line.path("sel").asText(), line.path("op").asText(), values));
        }
        return all;
    }

    /** @return what is wrong; empty when the expectation holds */
    String check(Document document, Map<String, String> captured) {
        List<String> found = document.select(selector);
        return holds(found, captured) ? "" : selector + " " + operator + " " + values + ", but there is " + found;
    }

    private boolean holds(List<String> found, Map<String, String> captured) {
        return switch (operator) {
            case "eq" -> found.equals(List.of(value()));
            case "ne" -> !found.contains(value());
            case "in" -> found.size() == 1 && values.contains(found.getFirst());
            case "present" -> !found.isEmpty();
            case "absent" -> found.isEmpty();
            case "count" -> found.size() == Integer.parseInt(value());
            case "match" ->
                found.size() == 1
                        && Pattern.compile(value(), Pattern.DOTALL)
                                .matcher(found.getFirst())
                                .matches();
            case "contains" -> found.stream().anyMatch(text -> text.contains(value()));
            case "notcontains" -> found.stream().noneMatch(text -> text.contains(value()));
            case "listeq" -> found.equals(values);
            case "seteq" ->
                found.stream().sorted().toList().equals(values.stream().sorted().toList());
            case "has" -> found.containsAll(values);
            case "hasnot" -> values.stream().noneMatch(found::contains);
            case "le" -> found.size() == 1 && number(found.getFirst()) <= number(value());
            case "ge" -> found.size() == 1 && number(found.getFirst()) >= number(value());
            case "eqvar" -> found.size() == 1 && found.getFirst().equals(captured.get(value()));
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }

    private String value() {
        return values.getFirst();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A changed expectation that a document which satisfies this one cannot satisfy. */
    Expectation mutated(List<String> found) {
        return switch (operator) {
            case "eq", "listeq", "seteq", "has", "contains" -> with(operator, appended());
            case "match" -> with("match", List.of("(?!x)x"));
            case "ne", "notcontains" ->
                with(operator, List.of(found.isEmpty() ? "" : found.getFirst())).orPresent(found);
            case "in" -> with("in", List.of("\u0000no such value"));
            case "present" -> with("absent", List.of());
            case "absent" -> with("present", List.of());
            case "count" -> with("count", List.of(Integer.toString(found.size() + 1)));
            case "hasnot" -> found.isEmpty() ? with("present", List.of()) : with("hasnot", List.of(found.getFirst()));
            case "le" -> with("le", List.of(Double.toString(number(found.getFirst()) - 1)));
            case "ge" -> with("ge", List.of(Double.toString(number(found.getFirst()) + 1)));
            case "eqvar" -> with("eqvar", List.of("\u0000no such name"));
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }

    /** A negative expectation about nothing can only be broken by asking for something. */
    private Expectation orPresent(List<String> found) {
        return found.isEmpty() ? with("present", List.of()) : this;
    }

    private List<String> appended() {
        List<String> changed = new ArrayList<>(values);
        if (changed.isEmpty()) {
            changed.add("one too many");
        } else {
            changed.set(changed.size() - 1, changed.getLast() + "\u0001");
        }
        return changed;
    }

    private Expectation with(String newOperator, List<String> newValues) {
        return new Expectation(selector, newOperator, newValues);
    }
}
