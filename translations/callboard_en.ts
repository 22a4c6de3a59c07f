<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%1 presses %n keys for the other side</source>
        <translation>
            <numerusform>%1 presses %n key for the other side</numerusform>
            <numerusform>%1 presses %n keys for the other side</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>between %1 and %2; nobody saw how %n callers ended</source>
        <translation>
            <numerusform>between %1 and %2; nobody saw how %n caller ended</numerusform>
            <numerusform>between %1 and %2; nobody saw how %n callers ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody saw how %n callers ended</source>
        <translation>
            <numerusform>nobody saw how %n caller ended</numerusform>
            <numerusform>nobody saw how %n callers ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n calls only: %1 to %2 with 95 % certainty</source>
        <translation>
            <numerusform>of %n call only: %1 to %2 with 95 % certainty</numerusform>
            <numerusform>of %n calls only: %1 to %2 with 95 % certainty</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::AgentModel</name>
    <message numerus="yes">
        <source>owes how %n calls ended</source>
        <translation>
            <numerusform>owes how %n call ended</numerusform>
            <numerusform>owes how %n calls ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::AgentPage</name>
    <message numerus="yes">
        <source>%n callers</source>
        <translation>
            <numerusform>%n caller</numerusform>
            <numerusform>%n callers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::CallerView</name>
    <message numerus="yes">
        <source>%n contacts share this number</source>
        <translation>
            <numerusform>%n contact has this number</numerusform>
            <numerusform>%n contacts share this number</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::CutOffNotice</name>
    <message numerus="yes">
        <source>%n calls were cut off at %1: </source>
        <translation>
            <numerusform>%n call was cut off at %1: </numerusform>
            <numerusform>%n calls were cut off at %1: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls were cut off %1: </source>
        <translation>
            <numerusform>%n call was cut off %1: </numerusform>
            <numerusform>%n calls were cut off %1: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls were cut off from %1 to %2: </source>
        <translation>
            <numerusform>%n call was cut off from %1 to %2: </numerusform>
            <numerusform>%n calls were cut off from %1 to %2: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls were cut off at %1 and %2: </source>
        <translation>
            <numerusform>%n call was cut off at %1 and %2: </numerusform>
            <numerusform>%n calls were cut off at %1 and %2: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls were cut off %1 and %2: </source>
        <translation>
            <numerusform>%n call was cut off %1 and %2: </numerusform>
            <numerusform>%n calls were cut off %1 and %2: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::HistoryPage</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::MissedNotice</name>
    <message numerus="yes">
        <source>%n calls for you were missed: </source>
        <translation>
            <numerusform>%n call for you was missed: </numerusform>
            <numerusform>%n calls for you were missed: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::MyDay</name>
    <message numerus="yes">
        <source>talk in %n calls</source>
        <translation>
            <numerusform>talk in %n call</numerusform>
            <numerusform>talk in %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::StateBar</name>
    <message numerus="yes">
        <source>%n waiting · %2 in %1</source>
        <translation>
            <numerusform>%n waiting · %2 in %1</numerusform>
            <numerusform>%n waiting · %2 in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::SupervisorPage</name>
    <message numerus="yes">
        <source>%n agents</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
</context>
</TS>
