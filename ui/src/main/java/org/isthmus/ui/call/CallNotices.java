package org.isthmus.ui.call;

import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.Words;

/** Says at the edge of the window what the person is to know of a call. FX thread. */
record CallNotices(Words words, CallerText who, NoticeBar notice) {

    void say(CallEvent event) {
        switch (event) {
            case CallEvent.PictureMissing missing -> notice.complain(missing(missing.why(), missing.call()));
            case CallEvent.Recorded recorded -> notice.say(words.get("recorded", recorded.file()));
            case CallEvent.NotRecorded failed ->
                notice.complain(failed.file()
                        .map(file -> words.get("recorded.partly." + failed.why(), file))
                        .orElseGet(() -> words.get("recorded.not." + failed.why())));
            case CallEvent.Over(CallView call) -> {
                for (CallEvent.PictureMissing.Why why : CallEvent.PictureMissing.Why.values()) {
                    notice.withdraw(missing(why, call));
                }
            }
            case CallEvent.Changed _, CallEvent.TransferAsked _, CallEvent.Pressed _, CallEvent.HistoryChanged _ -> {
                // These are seen where the call is.
            }
        }
    }

    private String missing(CallEvent.PictureMissing.Why why, CallView call) {
        return words.get("missing." + why, who.name(call));
    }
}
