// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace callboard {

// A line for one value, typed in any spelling. Who comes into it types over what stands there; Enter or
// leaving it takes what was typed. What is no value is told beside it and stays to be mended, while the value
// is what it was: Escape brings that back. What is being typed stays, whatever the value becomes in the
// meantime. Up and Down change what the cursor stands at.
class TypedField : public QLineEdit {
    Q_OBJECT

public:
    explicit TypedField(QWidget *parent);

    QString trouble() const { return m_trouble; } // with what was typed; empty: none

protected:
    virtual QString shown() const = 0;              // the value
    virtual QString take(const QString &typed) = 0; // as the value, or why not
    virtual void stepAt(int cursor, int by) = 0;    // the value; what is typed was taken or forgotten before
    virtual void tell() = 0;                        // that people chose the value
    void display();                                 // after the value became another
    void forget();                                  // what is typed

    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool read();
    void setTrouble(const QString &trouble);

    QString m_trouble;
    QString m_usualTip;
    bool m_isEntered = false; // by the click that goes on
};

} // namespace callboard
