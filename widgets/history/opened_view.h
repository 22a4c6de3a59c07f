// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/card.h"
#include "widgets/history/recording_view.h"
#include "widgets/history/text_table.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/past_source.h"

class QTabBar;

namespace callboard {

class ActionButton;
class BoardView;

// A number that was opened: its formula in words, the calls it counts, those it does not and why, and what
// happened to one of them.
class OpenedView : public Card {
    Q_OBJECT

public:
    OpenedView(LiveFloor &floor, PastSource &past, QWidget *parent = nullptr);

    // `title`: the figure and its row.
    void open(const AskOpened &question, const QString &title);
    // One call of the floor, alone; of a floor of the past until then.
    void open(CallId call, const QString &number);
    // Whether a call of a number opens to what happened to it; usually it does.
    void setOpensCalls(bool opens) { m_opensCalls = opens; }
    // Whether a number of the list can be called back: who looks has a phone.
    void setDials(bool dials);
    // Why nobody can be called back now; empty: somebody can.
    QString whyNobody() const;
    // Whether recordings can be heard, and where; of calls of the live journal, by who reads everything.
    void listen(const Listening &listening) { m_recording->listen(listening); }
    // Escape: first the call, then all of it. False: there is nothing to close.
    bool goBack();

Q_SIGNALS:
    void closed();
    void callWished(const QString &number);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QHBoxLayout *buildHead();
    void placeFormula();
    QHBoxLayout *buildLists();
    void showFigure(const OpenedFigure &figure);
    void showPart(int tab);
    void fitCalls();
    void fitStates();
    void tellList();
    Part shownPart() const;
    bool lacksSome() const;
    bool mayAskMore() const;
    void askMore();
    void showMore(const OpenedFigure &figure);
    QString formula() const;
    QString targets() const;
    bool areStates() const; // of a time
    bool areTimes() const;  // what is shown
    bool mayLack(Part part) const;
    QString sums() const;
    std::int64_t sizeOf(Part part) const;
    Duration timeShown() const;
    bool hasRoomFor(const QString &hint) const;
    void openCall(const QModelIndex &index);
    void callBack();
    void offerMenu(const QPoint &place);
    QString chosenNumber() const; // of the chosen row; empty: it cannot be dialled
    void showCallBack();
    void askFacts(const AskCallFacts &question, const QString &title);
    void showFacts(const CallFacts &facts, const QString &title, const AskCallFacts &asked);
    void showAsNumber(bool isNumber);
    void closeCall();
    void tell(const QString &sentence, Severity severity = Severity::Calm);
    TextTable::Row rowOf(const StayRow &stay) const;
    TextTable::Row rowOfState(const StayRow &stay) const;
    std::vector<TextTable::Column> columnsOf(Part part) const;

    LiveFloor &m_floor;
    PastSource &m_past;
    QHBoxLayout *m_head;
    QHBoxLayout *m_below;
    TextLine *m_title;
    TextLine *m_formula; // in the head, or below it where that has no room for all of it
    QTabBar *m_parts;
    TextLine *m_state;
    TextTable *m_stayTable;
    BoardView *m_stays;
    ActionButton *m_callBack;
    ActionButton *m_close = nullptr;
    QWidget *m_call; // that was opened, beside the list
    TextLine *m_callTitle;
    TextTable *m_factTable;
    BoardView *m_facts;
    RecordingView *m_recording;
    AskOpened m_question;
    OpenedFigure m_figure;
    std::vector<const StayRow *> m_shown; // of m_figure, in the order of the rows
    bool m_opensCalls = true;
    bool m_dials = false;
    bool m_isNumber = true; // else one call
    bool m_isAskingMore = false;
    int m_asked = 0; // the last question, of either kind
};

} // namespace callboard
