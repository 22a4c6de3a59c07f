// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/agent/desk_view.h"
#include "widgets/common/asking.h"
#include "widgets/common/card.h"
#include "widgets/models/live_floor.h"

#include <QTimer>

class QPlainTextEdit;
class QShortcut;

namespace callboard {

class ActionButton;
class CodeBox;
class NoteDrafts;
class TextLine;

// How the call ended, and what to remember of it: during the talk and in the after-call work. What is typed
// is kept on disc at each pause of typing until it is saved.
class WrapUpView : public Card {
    Q_OBJECT

public:
    WrapUpView(LiveFloor &floor, Requests &requests, NoteDrafts &drafts, QWidget *parent = nullptr);
    ~WrapUpView() override;

    void display(const DeskView &view);
    // There is something to be said now.
    bool isWanted() const;
    // Why their keys can do nothing now; empty: they can.
    QString whyNoCode() const;
    QString whyNoNote() const;

Q_SIGNALS:
    void wantedChanged(); // by what was typed or saved

private:
    void build();
    void followOwed(const DeskView &view);
    void keepOpen(bool isOpen);
    void putAway();
    void begin(const DeskWrapUp &wrapUp);
    void leave();
    void fillCodes();
    void showCode();
    void forget(CallId call, const std::string &saved);
    void takeNote(const std::string &note);
    void choose(int row);
    void chooseTyped();
    void save();
    void storeDraft();
    void keepDraft();
    void showState();
    static QString titleFor(const DeskView &view);
    bool isUnsaved() const;
    QString typed() const;

    LiveFloor &m_floor;
    NoteDrafts &m_drafts;
    Asking m_asking;
    AgentId m_agent;
    std::optional<DeskWrapUp> m_wrapUp;
    std::vector<DispositionSettings> m_codes; // as the list has them
    DispositionId m_asked;                    // not answered yet
    QString m_refusal;
    bool m_isDraftKept = true;
    bool m_isOpen = false; // for the note, though the code that was owed is given
    QTimer m_pause;        // of typing
    CodeBox *m_code;
    QPlainTextEdit *m_note;
    ActionButton *m_save;
    ActionButton *m_close;
    QShortcut *m_away; // by its key
};

} // namespace callboard
