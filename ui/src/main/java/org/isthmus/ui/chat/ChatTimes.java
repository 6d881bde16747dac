package org.isthmus.ui.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** Times and days as a chat shows them. */
final class ChatTimes {

    private final Words words;
    private final Clock clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter date;
    private final DateTimeFormatter longDate;
    private final DateTimeFormatter whole;

    ChatTimes(UiContext context) {
        this.words = context.words(ChatTimes.class);
        this.clock = context.clock();
        var locale = context.texts().locale();
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        this.weekday = DateTimeFormatter.ofPattern("EEE", locale);
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale);
        this.longDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        this.whole = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(locale);
    }

    String time(Instant at) {
        return time.format(there(at));
    }

    String whole(Instant at) {
        return whole.format(there(at));
    }

    /** For a list: the time today, the weekday within a week, else the date. */
    String brief(Instant at) {
        LocalDate day = there(at).toLocalDate();
        LocalDate today = LocalDate.now(clock);
        if (day.equals(today)) {
            return time(at);
        }
        boolean thisWeek = day.isAfter(today.minusDays(7)) && day.isBefore(today);
        return (thisWeek ? weekday : date).format(there(at));
    }

    String day(LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        if (day.equals(today)) {
            return words.get("day.today");
        }
        return day.equals(today.minusDays(1)) ? words.get("day.yesterday") : longDate.format(day);
    }

    private ZonedDateTime there(Instant at) {
        return at.atZone(clock.getZone());
    }
}
