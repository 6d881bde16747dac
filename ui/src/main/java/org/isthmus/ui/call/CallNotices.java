package org.isthmus.ui.call;

import org.isthmus.app.call.CallEvent;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.Words;

/** Says at the edge of the window what the person is to know of a call. FX thread. */
record CallNotices(Words words, CallerText who, NoticeBar notice) {

    void say(CallEvent event) {
        switch (event) {
            case CallEvent.PictureMissing missing ->
                notice.complain(words.get("missing." + missing.why(), who.name(missing.call())));
            case CallEvent.Recorded recorded -> notice.say(words.get("recorded", recorded.file()));
            case CallEvent.NotRecorded failed ->
                notice.complain(failed.file()
                        .map(file -> words.get("recorded.partly." + failed.why(), file))
                        .orElseGet(() -> words.get("recorded.not." + failed.why())));
            case CallEvent.Changed _,
                    CallEvent.Over _,
                    CallEvent.TransferAsked _,
                    CallEvent.Pressed _,
                    CallEvent.HistoryChanged _ -> {
                // These are seen where the call is.
            }
        }
    }
}
