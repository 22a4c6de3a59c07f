<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru">
<context>
    <name>CallStates</name>
    <message>
        <source>Dialling</source>
        <translation>Набирает</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>Поступает</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Звонит</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>На удержании</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>%1 dials %2</source>
        <translation>%1 набирает %2</translation>
    </message>
    <message>
        <source>Rings at %1</source>
        <translation>Звонит у %1</translation>
    </message>
    <message>
        <source>A caller who hides his number dials %1</source>
        <translation>Звонящий со скрытым номером набирает %1</translation>
    </message>
    <message>
        <source>Joins the queue %1</source>
        <translation>Встаёт в очередь %1</translation>
    </message>
    <message>
        <source>Hears an announcement of %1</source>
        <translation>Слышит объявление очереди %1</translation>
    </message>
    <message>
        <source>Leaves the queue %1</source>
        <translation>Покидает очередь %1</translation>
    </message>
    <message>
        <source>%1 takes the call</source>
        <translation>%1 принимает звонок</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 не отвечает</translation>
    </message>
    <message>
        <source>%1 rejects it</source>
        <translation>%1 отклоняет звонок</translation>
    </message>
    <message>
        <source>The phone of %1 is busy</source>
        <translation>Телефон занят: %1</translation>
    </message>
    <message>
        <source>The phone of %1 cannot be reached</source>
        <translation>Телефон недоступен: %1</translation>
    </message>
    <message>
        <source>Rings no more at %1</source>
        <translation>Больше не звонит у %1</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 отвечает</translation>
    </message>
    <message>
        <source>The other side answers</source>
        <translation>Другая сторона отвечает</translation>
    </message>
    <message>
        <source>%1 holds the call</source>
        <translation>%1 ставит звонок на удержание</translation>
    </message>
    <message>
        <source>The other side holds the call</source>
        <translation>Другая сторона ставит звонок на удержание</translation>
    </message>
    <message>
        <source>%1 talks on</source>
        <translation>%1 возвращается к разговору</translation>
    </message>
    <message>
        <source>The other side talks on</source>
        <translation>Другая сторона возвращается к разговору</translation>
    </message>
    <message>
        <source>%1 is muted</source>
        <translation>Микрофон выключен: %1</translation>
    </message>
    <message>
        <source>%1 is heard again</source>
        <translation>Снова слышно: %1</translation>
    </message>
    <message>
        <source>%1 transfers to %2</source>
        <translation>%1 переводит на %2</translation>
    </message>
    <message>
        <source>%1 brings %2 into the talk</source>
        <translation>%1 добавляет в разговор: %2</translation>
    </message>
    <message>
        <source>%1 brings all together</source>
        <translation>%1 соединяет всех</translation>
    </message>
    <message>
        <source>%1 removes %2 from the conference</source>
        <translation>%1 удаляет из конференции: %2</translation>
    </message>
    <message>
        <source>%1 leaves the conference</source>
        <translation>%1 покидает конференцию</translation>
    </message>
    <message>
        <source>%1 removes one of the conference</source>
        <translation>%1 удаляет участника</translation>
    </message>
    <message>
        <source>One leaves the conference</source>
        <translation>Участник покидает конференцию</translation>
    </message>
    <message>
        <source>%1 gives the waiting call to %2</source>
        <translation>%1 передаёт ждущий звонок: %2</translation>
    </message>
    <message>
        <source>%1 takes the waiting call</source>
        <translation>%1 забирает ждущий звонок</translation>
    </message>
    <message>
        <source>%1 takes the talk over from %2</source>
        <translation>%1 перенимает разговор у %2</translation>
    </message>
    <message>
        <source>Not reached: %1</source>
        <translation>Не дозвонились: %1</translation>
    </message>
    <message>
        <source>Led out to %1</source>
        <translation>Выход на номер %1</translation>
    </message>
    <message>
        <source>The caller gives up</source>
        <translation>Звонящий не дождался</translation>
    </message>
    <message>
        <source>The caller hangs up</source>
        <translation>Звонящий кладёт трубку</translation>
    </message>
    <message>
        <source>The called side hangs up</source>
        <translation>Вызванная сторона кладёт трубку</translation>
    </message>
    <message>
        <source>The recording begins</source>
        <translation>Запись начата</translation>
    </message>
    <message>
        <source>%1 pauses the recording</source>
        <translation>%1 приостанавливает запись</translation>
    </message>
    <message>
        <source>The recording goes on</source>
        <translation>Запись продолжается</translation>
    </message>
    <message>
        <source>The recording ends after %1</source>
        <translation>Запись окончена, длительность %1</translation>
    </message>
    <message>
        <source>%1 is asked in as an expert</source>
        <translation>%1 приглашён как эксперт</translation>
    </message>
    <message>
        <source>%1 listens to the talk</source>
        <translation>%1 слушает разговор</translation>
    </message>
    <message>
        <source>%1 leaves the talk</source>
        <translation>%1 покидает разговор</translation>
    </message>
    <message>
        <source>Nothing is heard of %1</source>
        <translation>Не слышно: %1</translation>
    </message>
    <message>
        <source>Nothing is heard of the other side</source>
        <translation>Другой стороны не слышно</translation>
    </message>
    <message>
        <source>The other side is heard again</source>
        <translation>Другую сторону снова слышно</translation>
    </message>
    <message>
        <source>%1 says how it ended: %2</source>
        <translation>%1 указывает итог: %2</translation>
    </message>
    <message>
        <source>%1 notes: %2</source>
        <translation>%1, заметка: %2</translation>
    </message>
    <message>
        <source>The customer gives the mark %1 of %2</source>
        <translation>Клиент ставит оценку %1 из %2</translation>
    </message>
    <message>
        <source>The call ends: %1</source>
        <translation>Звонок окончен: %1</translation>
    </message>
    <message>
        <source>The phone of %1 is lost in the talk</source>
        <translation>Телефон сотрудника %1 пропал во время разговора</translation>
    </message>
    <message>
        <source>%1 mutes %2</source>
        <translation>%1 отключает голос: %2</translation>
    </message>
    <message>
        <source>One of the conference may not speak</source>
        <translation>Одному из участников отключили голос</translation>
    </message>
    <message>
        <source>%1 lets %2 speak again</source>
        <translation>%1 возвращает голос: %2</translation>
    </message>
    <message>
        <source>One of the conference may speak again</source>
        <translation>Участнику вернули голос</translation>
    </message>
    <message>
        <source>%1 asks %2 in</source>
        <translation>%1 зовёт на помощь: %2</translation>
    </message>
    <message>
        <source>The phone of %1 rings to hear the talk</source>
        <translation>Звонит телефон: %1 хочет слушать разговор</translation>
    </message>
    <message>
        <source>%1 listens now</source>
        <translation>%1 теперь слушает</translation>
    </message>
    <message>
        <source>%1 whispers now</source>
        <translation>%1 теперь подсказывает</translation>
    </message>
    <message>
        <source>%1 talks along now</source>
        <translation>%1 теперь говорит со всеми</translation>
    </message>
    <message>
        <source>%1 says that no call back is needed</source>
        <translation>%1: перезванивать не нужно</translation>
    </message>
    <message>
        <source>Somebody talks with the caller again</source>
        <translation>С абонентом снова говорят</translation>
    </message>
    <message>
        <source>%1 sends the caller away</source>
        <translation>%1 снимает звонок с очереди</translation>
    </message>
    <message>
        <source>%1 ends the call</source>
        <translation>%1 завершает звонок</translation>
    </message>
    <message>
        <source>%1 begins the recording</source>
        <translation>%1 включает запись</translation>
    </message>
    <message>
        <source>Not rung at %1: the phone is in use</source>
        <translation>У %1 не звонит: телефон занят</translation>
    </message>
    <message>
        <source>Not rung at %1: the phone is not there</source>
        <translation>У %1 не звонит: телефон не подключён</translation>
    </message>
    <message>
        <source>%1 has missed this call</source>
        <translation>Пропущенный звонок: %1</translation>
    </message>
    <message>
        <source>%1 and the caller talk again</source>
        <translation>%1 и звонивший поговорили</translation>
    </message>
    <message numerus="yes">
        <source>%1 presses %n keys for the other side</source>
        <translation>
            <numerusform>%1 отправляет собеседнику %n тон</numerusform>
            <numerusform>%1 отправляет собеседнику %n тона</numerusform>
            <numerusform>%1 отправляет собеседнику %n тонов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 hears the recording</source>
        <translation>%1 слушает запись</translation>
    </message>
</context>
<context>
    <name>FiguresSheet</name>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Всего</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>секунды</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>no team</source>
        <translation>без команды</translation>
    </message>
    <message>
        <source>Connect rate: %1</source>
        <translation>Доля дозвонов: %1</translation>
    </message>
    <message>
        <source>Transfer rate: %1</source>
        <translation>Доля переводов: %1</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Offered</source>
        <translation>Поступило</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Отвечено</translation>
    </message>
    <message>
        <source>In target</source>
        <translation>В норме</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Потеряно</translation>
    </message>
    <message>
        <source>Abandoned in target</source>
        <translation>Потеряно в пределах нормы</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Короткие</translation>
    </message>
    <message>
        <source>Overflowed</source>
        <translation>Переток</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Callback wished</source>
        <translation>Просят перезвонить</translation>
    </message>
    <message>
        <source>Left by key</source>
        <translation>Ушли по клавише</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Обещано</translation>
    </message>
    <message>
        <source>Promises kept</source>
        <translation>Обещания сдержаны</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Медиана</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Дольше всех</translation>
    </message>
    <message>
        <source>Gave up after</source>
        <translation>Не дождались за</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Доля потерь</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Сервис</translation>
    </message>
    <message>
        <source>callers who joined the queue in the period</source>
        <translation>звонящие, вставшие в очередь за период</translation>
    </message>
    <message>
        <source>of all who joined, answered by an agent</source>
        <translation>из всех вошедших в очередь получили ответ оператора</translation>
    </message>
    <message>
        <source>answered after a wait no longer than the target</source>
        <translation>получили ответ не позже нормы</translation>
    </message>
    <message>
        <source>hung up before an answer</source>
        <translation>положили трубку до ответа</translation>
    </message>
    <message>
        <source>hung up before an answer, within the target</source>
        <translation>положили трубку до ответа в пределах нормы</translation>
    </message>
    <message>
        <source>hung up before an answer, within the short-abandon limit</source>
        <translation>положили трубку до ответа в пределах короткого отказа</translation>
    </message>
    <message>
        <source>sent elsewhere: the wait was too long, or too many waited</source>
        <translation>направлены в другое место: слишком долгое ожидание или слишком много ждущих</translation>
    </message>
    <message>
        <source>not taken by the queue: closed, full, or ended by a supervisor</source>
        <translation>очередь не приняла: закрыта, полна или звонок завершён супервизором</translation>
    </message>
    <message>
        <source>asked to be called back</source>
        <translation>попросили перезвонить</translation>
    </message>
    <message>
        <source>left the queue by a key</source>
        <translation>покинули очередь по клавише</translation>
    </message>
    <message>
        <source>how they ended is not known: the server was down</source>
        <translation>чем кончилось, неизвестно: сервер не работал</translation>
    </message>
    <message>
        <source>waiting still</source>
        <translation>ещё ждёт</translation>
    </message>
    <message>
        <source>told in what time to expect an answer</source>
        <translation>им сообщили, когда ждать ответа</translation>
    </message>
    <message>
        <source>answered within the time they were told</source>
        <translation>получили ответ в обещанное время</translation>
    </message>
    <message>
        <source>sum of the waits of the answered / answered</source>
        <translation>сумма ожиданий отвеченных / отвечено</translation>
    </message>
    <message>
        <source>the wait that half of the answered did not exceed</source>
        <translation>ожидание, которого не превысила половина отвеченных</translation>
    </message>
    <message>
        <source>the wait that nine in ten of the answered did not exceed</source>
        <translation>ожидание, которого не превысили девять из десяти отвеченных</translation>
    </message>
    <message>
        <source>the longest wait, however it ended</source>
        <translation>самое долгое ожидание, чем бы оно ни кончилось</translation>
    </message>
    <message>
        <source>sum of the waits of who hung up / who hung up</source>
        <translation>сумма ожиданий положивших трубку / положили трубку</translation>
    </message>
    <message>
        <source>hung up before an answer / all who joined</source>
        <translation>положили трубку до ответа / все вставшие в очередь</translation>
    </message>
    <message>
        <source>Above the line</source>
        <translation>В числителе</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Учтены</translation>
    </message>
    <message>
        <source>Only below the line</source>
        <translation>Только в знаменателе</translation>
    </message>
    <message>
        <source>After-call work</source>
        <translation>Обработка</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Не учтены</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>учтён</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>отвечен</translation>
    </message>
    <message>
        <source>hung up</source>
        <translation>положена трубка</translation>
    </message>
    <message>
        <source>sent elsewhere</source>
        <translation>направлен в другое место</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>не принят</translation>
    </message>
    <message>
        <source>wants to be called back</source>
        <translation>просит перезвонить</translation>
    </message>
    <message>
        <source>left by a key</source>
        <translation>ушёл по клавише</translation>
    </message>
    <message>
        <source>end not known</source>
        <translation>конец неизвестен</translation>
    </message>
    <message>
        <source>answered after the target</source>
        <translation>отвечен позже нормы</translation>
    </message>
    <message>
        <source>hung up within the target</source>
        <translation>положил трубку в пределах нормы</translation>
    </message>
    <message>
        <source>hung up after the target</source>
        <translation>положил трубку позже нормы</translation>
    </message>
    <message>
        <source>hung up within the short-abandon limit</source>
        <translation>положил трубку в пределах короткого отказа</translation>
    </message>
    <message>
        <source>hung up after the short-abandon limit</source>
        <translation>положил трубку позже короткого отказа</translation>
    </message>
    <message>
        <source>was told no time</source>
        <translation>время не обещали</translation>
    </message>
    <message>
        <source>not answered in the time told</source>
        <translation>не получил ответа в обещанное время</translation>
    </message>
    <message>
        <source>Reports are for supervisors, managers and administrators.</source>
        <translation>Отчёты доступны супервизорам, руководителям и администраторам.</translation>
    </message>
    <message>
        <source>The period ends before it begins. Choose another.</source>
        <translation>Период кончается раньше, чем начинается. Выберите другой.</translation>
    </message>
    <message>
        <source>That would be too many rows. Choose a shorter period or larger groups.</source>
        <translation>Строк было бы слишком много. Выберите период короче или группы крупнее.</translation>
    </message>
    <message>
        <source>There is no such queue any more.</source>
        <translation>Такой очереди больше нет.</translation>
    </message>
    <message>
        <source>There is no such agent any more.</source>
        <translation>Такого оператора больше нет.</translation>
    </message>
    <message>
        <source>The journal knows nothing of this call.</source>
        <translation>В журнале нет такого звонка.</translation>
    </message>
    <message>
        <source>There is no journal of this name any more.</source>
        <translation>Журнала с таким именем больше нет.</translation>
    </message>
    <message>
        <source>The server reads other reports. F5 asks again.</source>
        <translation>Сервер читает другие отчёты. F5 — спросить снова.</translation>
    </message>
    <message>
        <source>The connection was cut. F5 asks again.</source>
        <translation>Связь прервалась. F5 — спросить снова.</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>Разговоры</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Удержание</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Обслуж.</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Предложено</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Звонит</translation>
    </message>
    <message>
        <source>talks that ended in the period</source>
        <translation>разговоры, закончившиеся за период</translation>
    </message>
    <message>
        <source>talk without holds / talks that ended</source>
        <translation>разговор без удержаний / закончившиеся разговоры</translation>
    </message>
    <message>
        <source>hold / talks that ended</source>
        <translation>удержание / закончившиеся разговоры</translation>
    </message>
    <message>
        <source>after-call work / talks that ended</source>
        <translation>обработка / закончившиеся разговоры</translation>
    </message>
    <message>
        <source>(talk + hold + after-call work) / talks that ended</source>
        <translation>(разговор + удержание + поствызовная работа) / закончившиеся разговоры</translation>
    </message>
    <message>
        <source>calls of queues that rang at the agent&apos;s phone</source>
        <translation>звонки из очередей, звонившие на телефоне оператора</translation>
    </message>
    <message>
        <source>calls of queues that the agent answered when they rang</source>
        <translation>звонки из очередей, на которые оператор ответил</translation>
    </message>
    <message>
        <source>calls of queues that rang and were not answered, were refused, or found the phone busy or gone</source>
        <translation>звонки из очередей без ответа: не взят, отклонён, телефон занят или недоступен</translation>
    </message>
    <message>
        <source>ringing of the answered calls / answered calls</source>
        <translation>длительность звонка до ответа / отвеченные звонки</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отклонён</translation>
    </message>
    <message>
        <source>phone busy</source>
        <translation>телефон занят</translation>
    </message>
    <message>
        <source>caller hung up</source>
        <translation>звонивший положил трубку</translation>
    </message>
    <message>
        <source>phone lost</source>
        <translation>телефон недоступен</translation>
    </message>
    <message>
        <source>answered elsewhere</source>
        <translation>ответил другой</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>На смене</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message>
        <source>After-call</source>
        <translation>Обработка</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Не готов</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>Звонит</translation>
    </message>
    <message>
        <source>On calls</source>
        <translation>В звонках</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>Занятость</translation>
    </message>
    <message>
        <source>time in any state</source>
        <translation>время в любом состоянии</translation>
    </message>
    <message>
        <source>time ready for calls of queues</source>
        <translation>время готовности к звонкам из очередей</translation>
    </message>
    <message>
        <source>time in after-call work</source>
        <translation>время поствызовной работы</translation>
    </message>
    <message>
        <source>time not ready, whatever the reason</source>
        <translation>время неготовности по любой причине</translation>
    </message>
    <message>
        <source>time in which a call rang</source>
        <translation>время, пока звонил телефон</translation>
    </message>
    <message>
        <source>time with a call, dialling and holds included</source>
        <translation>время в звонках, с набором и удержаниями</translation>
    </message>
    <message>
        <source>(time with calls + after-call work) / (the same + ready)</source>
        <translation>(время в звонках + обработка) / (то же + готовность)</translation>
    </message>
    <message>
        <source>There is no such team any more.</source>
        <translation>Такой команды больше нет.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Переведено</translation>
    </message>
    <message>
        <source>Calls out</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>whom the agent talked with, each once, by the end of the first talk</source>
        <translation>с кем оператор разговаривал, каждый один раз, по концу первого разговора</translation>
    </message>
    <message>
        <source>contacts that the agent sent on, however late</source>
        <translation>контакты, которые оператор перевёл дальше, когда бы то ни было</translation>
    </message>
    <message>
        <source>calls to the outside that the agent made</source>
        <translation>звонки наружу, которые сделал оператор</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>marks 4 and 5 of 5, and 3 of 3 / all marks, of those who called</source>
        <translation>оценки 4 и 5 из 5, а также 3 из 3 / все оценки, по позвонившим</translation>
    </message>
    <message>
        <source>This computer has no speaker, or its sound is not installed.</source>
        <translation>У этого компьютера нет динамика, или звук не установлен.</translation>
    </message>
    <message>
        <source>The call has no such recording any more.</source>
        <translation>У звонка больше нет такой записи.</translation>
    </message>
    <message>
        <source>The file of the recording cannot be read.</source>
        <translation>Файл записи не читается.</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another place.</source>
        <translation>Туда записать файл нельзя. Выберите другое место.</translation>
    </message>
    <message>
        <source>Not while a call rings or talks in this computer.</source>
        <translation>Не во время звонка в этом компьютере.</translation>
    </message>
</context>
<context>
    <name>PhoneWords</name>
    <message>
        <source>The backend does not accept this phone (%1).</source>
        <translation>Сервер не принимает этот телефон (%1).</translation>
    </message>
    <message>
        <source>The backend&apos;s certificate is not to be trusted: %1.</source>
        <translation>Сертификату сервера нельзя доверять: %1.</translation>
    </message>
    <message>
        <source>The backend&apos;s telephone port does not answer; it is tried again by itself.</source>
        <translation>Телефонный порт сервера не отвечает; попытки повторяются сами.</translation>
    </message>
    <message>
        <source>The phone&apos;s part of this desktop is missing. Install the desktop again.</source>
        <translation>В этой программе нет телефонной части. Установите программу заново.</translation>
    </message>
    <message>
        <source>You have no extension.</source>
        <translation>У вас нет внутреннего номера.</translation>
    </message>
    <message>
        <source>This computer&apos;s phone could not start: %1.</source>
        <translation>Телефон на этом компьютере не запустился: %1.</translation>
    </message>
    <message>
        <source>%1 % lost</source>
        <translation>потеряно %1 %</translation>
    </message>
    <message>
        <source>%1 ms jitter</source>
        <translation>дрожание %1 мс</translation>
    </message>
    <message>
        <source>%1 ms there and back</source>
        <translation>туда и обратно %1 мс</translation>
    </message>
    <message>
        <source>poor sound</source>
        <translation>слышно плохо</translation>
    </message>
    <message>
        <source>fair sound</source>
        <translation>слышно терпимо</translation>
    </message>
    <message>
        <source>good sound</source>
        <translation>слышно ясно</translation>
    </message>
    <message>
        <source>Nobody hears you, and you hear nobody: this computer has no sound device.</source>
        <translation>Вас никто не слышит, и вы никого не слышите: у этого компьютера нет звукового устройства.</translation>
    </message>
    <message>
        <source>Nobody hears you: this computer has no microphone.</source>
        <translation>Вас никто не слышит: у этого компьютера нет микрофона.</translation>
    </message>
    <message>
        <source>You hear nobody: this computer has no speaker.</source>
        <translation>Вы никого не слышите: у этого компьютера нет динамика.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Logged out</source>
        <translation>Не на смене</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Не готов</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Входящий</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>After-call work</source>
        <translation>Обработка</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>готов</translation>
    </message>
    <message>
        <source>log out</source>
        <translation>уйти со смены</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>не готов</translation>
    </message>
    <message>
        <source>break</source>
        <translation>перерыв</translation>
    </message>
    <message>
        <source>lunch</source>
        <translation>обед</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>совещание</translation>
    </message>
    <message>
        <source>training</source>
        <translation>обучение</translation>
    </message>
    <message>
        <source>paperwork</source>
        <translation>работа с документами</translation>
    </message>
    <message>
        <source>missed calls</source>
        <translation>пропущенные звонки</translation>
    </message>
    <message>
        <source>phone offline</source>
        <translation>телефон не в сети</translation>
    </message>
    <message>
        <source>desktop offline</source>
        <translation>компьютер не в сети</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Супервизор</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>of the answered</source>
        <translation>от принятых</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>строгий</translation>
    </message>
    <message>
        <source>early abandons left out</source>
        <translation>без ранних потерь</translation>
    </message>
    <message>
        <source>early abandons credited</source>
        <translation>с зачётом ранних потерь</translation>
    </message>
    <message>
        <source>short abandons left out</source>
        <translation>без коротких потерь</translation>
    </message>
    <message>
        <source>short abandons credited</source>
        <translation>с зачётом коротких потерь</translation>
    </message>
    <message>
        <source>answered within target / answered</source>
        <translation>принято в срок / принято</translation>
    </message>
    <message>
        <source>answered within target / (answered + abandoned)</source>
        <translation>принято в срок / (принято + потеряно)</translation>
    </message>
    <message>
        <source>answered within target / (answered + abandoned after target)</source>
        <translation>принято в срок / (принято + потеряно после срока)</translation>
    </message>
    <message>
        <source>(answered + abandoned within target) / (answered + abandoned)</source>
        <translation>(принято + потеряно в срок) / (принято + потеряно)</translation>
    </message>
    <message>
        <source>answered within target / (answered + abandoned after the short-abandon limit)</source>
        <translation>принято в срок / (принято + потеряно после короткого предела)</translation>
    </message>
    <message>
        <source>(answered within target + abandoned within the short-abandon limit) / (answered + abandoned)</source>
        <translation>(принято в срок + потеряно в коротком пределе) / (принято + потеряно)</translation>
    </message>
    <message>
        <source>Your role may not do this. Ask your supervisor.</source>
        <translation>Вашей роли это не разрешено. Обратитесь к супервизору.</translation>
    </message>
    <message>
        <source>There is no such agent any more.</source>
        <translation>Такого оператора больше нет.</translation>
    </message>
    <message>
        <source>This call has ended already.</source>
        <translation>Этот звонок уже завершён.</translation>
    </message>
    <message>
        <source>This reason is not set up. Choose another one.</source>
        <translation>Такой причины нет. Выберите другую.</translation>
    </message>
    <message>
        <source>It is so already.</source>
        <translation>Это уже так.</translation>
    </message>
    <message>
        <source>The call rings here no more.</source>
        <translation>Этот вызов здесь больше не звонит.</translation>
    </message>
    <message>
        <source>The after-call work is over already.</source>
        <translation>Обработка уже завершена.</translation>
    </message>
    <message>
        <source>Your phone is not registered. Check that it is on and connected.</source>
        <translation>Ваш телефон не подключён. Проверьте, включён ли он и есть ли связь.</translation>
    </message>
    <message>
        <source>You are in a call. End it first.</source>
        <translation>Вы в разговоре. Сначала завершите его.</translation>
    </message>
    <message>
        <source>You are logged out. Press Ready first.</source>
        <translation>Вы не на смене. Сначала нажмите «Готов».</translation>
    </message>
    <message>
        <source>This is not a number that can be dialled. Check the digits.</source>
        <translation>Такой номер набрать нельзя. Проверьте цифры.</translation>
    </message>
    <message>
        <source>That is too long.</source>
        <translation>Слишком длинно.</translation>
    </message>
    <message>
        <source>The server refused: %1</source>
        <translation>Сервер отказал: %1</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>сегодня %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>вчера %1</translation>
    </message>
    <message>
        <source>speaks Russian</source>
        <translation>говорит по-русски</translation>
    </message>
    <message>
        <source>speaks English</source>
        <translation>говорит по-английски</translation>
    </message>
    <message>
        <source>language: %1</source>
        <translation>язык: %1</translation>
    </message>
    <message>
        <source>No answer in time; it may have been done. Look before you repeat.</source>
        <translation>Ответа нет; возможно, команда выполнена. Проверьте, прежде чем повторять.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full. Tell your administrator.</source>
        <translation>На сервере кончилось место. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server cannot write its journal. Tell your administrator.</source>
        <translation>Сервер не может вести журнал. Сообщите администратору.</translation>
    </message>
    <message>
        <source>Too much at once. Wait a moment and try again.</source>
        <translation>Слишком много запросов сразу. Подождите немного и повторите.</translation>
    </message>
    <message>
        <source>The server does not understand what was entered. Check it.</source>
        <translation>Сервер не понимает введённое. Проверьте.</translation>
    </message>
    <message>
        <source>The server is too old for this.</source>
        <translation>Версия сервера слишком старая для этого.</translation>
    </message>
    <message>
        <source>The connection to %1 broke.</source>
        <translation>Связь с %1 прервалась.</translation>
    </message>
    <message>
        <source>What answers at %1 is not a Callboard server, or is of another version.</source>
        <translation>По адресу %1 отвечает не сервер Callboard или сервер другой версии.</translation>
    </message>
    <message>
        <source>Nobody answers at %1. Check the address and the network; the server may be down.</source>
        <translation>По адресу %1 никто не отвечает. Проверьте адрес и сеть; возможно, сервер не работает.</translation>
    </message>
    <message>
        <source>Without encryption only this computer&apos;s own server can be used. Write wss:// instead of ws://.</source>
        <translation>Без шифрования доступен только сервер на этом компьютере. Напишите wss:// вместо ws://.</translation>
    </message>
    <message>
        <source>This is no server&apos;s address. It looks like wss://centre.example:8765.</source>
        <translation>Это не адрес сервера. Он выглядит так: wss://centre.example:8765.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate ended on %1. Your administrator has to renew it.</source>
        <translation>Срок действия сертификата сервера истёк %1. Его должен обновить администратор.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate begins on %1. Check this computer&apos;s date; if it is right, tell your administrator.</source>
        <translation>Сертификат сервера действует только с %1. Проверьте дату на этом компьютере; если она верна, сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not for %1. Check the address, or ask your administrator.</source>
        <translation>Сертификат сервера выдан не для %1. Проверьте адрес или спросите администратора.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is signed by nobody this computer trusts. Your administrator can install the site&apos;s authority.</source>
        <translation>Сертификат сервера не подписан никем, кому доверяет этот компьютер. Администратор может установить центр сертификации.</translation>
    </message>
    <message>
        <source>User or password is not right. Check Caps Lock and the keyboard&apos;s language.</source>
        <translation>Неверное имя или пароль. Проверьте Caps Lock и раскладку клавиатуры.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a minute and try again.</source>
        <translation>Слишком много попыток. Подождите минуту и попробуйте снова.</translation>
    </message>
    <message>
        <source>Too many people sign in at once. It is tried again by itself.</source>
        <translation>Входит слишком много людей сразу. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>The server is going down. Try again in a minute.</source>
        <translation>Сервер останавливается. Попробуйте снова через минуту.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full, so nobody can sign in. Tell your administrator.</source>
        <translation>На сервере кончилось место, поэтому войти нельзя. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>Ответ сервера: %1</translation>
    </message>
    <message>
        <source>You are in no call now.</source>
        <translation>Сейчас вы не в разговоре.</translation>
    </message>
    <message>
        <source>This colleague is busy.</source>
        <translation>Этот коллега занят.</translation>
    </message>
    <message>
        <source>This phone is not connected.</source>
        <translation>Этот телефон не подключён.</translation>
    </message>
    <message>
        <source>This phone cannot be answered from here. Pick it up.</source>
        <translation>Этот телефон не отвечает по команде. Снимите трубку.</translation>
    </message>
    <message>
        <source>the server&apos;s disc is full</source>
        <translation>диск сервера заполнен</translation>
    </message>
    <message>
        <source>the server cannot write to the disc of its recordings</source>
        <translation>сервер не может писать на диск для записей</translation>
    </message>
    <message>
        <source>the server&apos;s disc is too slow</source>
        <translation>диск сервера не успевает</translation>
    </message>
    <message>
        <source>a recording became longer than a file can hold</source>
        <translation>запись длиннее, чем вмещает файл</translation>
    </message>
    <message>
        <source>the server has no place to keep them</source>
        <translation>серверу негде их хранить</translation>
    </message>
    <message>
        <source>You listen to no talk now.</source>
        <translation>Вы сейчас никого не слушаете.</translation>
    </message>
    <message>
        <source>%1 has this call already.</source>
        <translation>Этот звонок уже у другого: %1.</translation>
    </message>
    <message>
        <source>%1 is in this talk already.</source>
        <translation>В этом разговоре уже: %1.</translation>
    </message>
    <message>
        <source>You consult nobody now.</source>
        <translation>Сейчас вы ни с кем не консультируетесь.</translation>
    </message>
    <message>
        <source>The other side has not answered yet.</source>
        <translation>Другая сторона ещё не ответила.</translation>
    </message>
    <message>
        <source>more at once than the site allows</source>
        <translation>сразу больше, чем разрешено</translation>
    </message>
    <message>
        <source>all lines are in use</source>
        <translation>заняты все линии</translation>
    </message>
    <message>
        <source>the server does not keep up</source>
        <translation>сервер не успевает</translation>
    </message>
    <message>
        <source>You are asked for advice here: who asks brings all together.</source>
        <translation>Здесь совета просят у вас: всех соединяет тот, кто спрашивает.</translation>
    </message>
    <message>
        <source>Several talk here. Leave the call, or remove the others first.</source>
        <translation>Здесь говорят несколько человек. Выйдите из разговора или сначала удалите остальных.</translation>
    </message>
    <message>
        <source>There are only two in this call now.</source>
        <translation>В этом разговоре теперь только двое.</translation>
    </message>
    <message>
        <source>No more people fit into this call.</source>
        <translation>Больше участников в этот разговор не добавить.</translation>
    </message>
    <message>
        <source>This one has left already.</source>
        <translation>Этот участник уже вышел.</translation>
    </message>
    <message>
        <source>You have asked nobody in.</source>
        <translation>Вы никого не приглашали.</translation>
    </message>
    <message>
        <source>Say first how the call ended.</source>
        <translation>Сначала укажите итог звонка.</translation>
    </message>
    <message>
        <source>A call of this queue cannot end so. Choose another.</source>
        <translation>Такого итога в этой очереди нет. Выберите другой.</translation>
    </message>
    <message>
        <source>This call is not recorded.</source>
        <translation>Этот разговор не записывается.</translation>
    </message>
    <message>
        <source>as many calls at once as are allowed</source>
        <translation>одновременно идёт столько звонков, сколько разрешено</translation>
    </message>
    <message>
        <source>as many calls in an hour as are allowed</source>
        <translation>за час сделано столько звонков, сколько разрешено</translation>
    </message>
    <message>
        <source>all the day&apos;s minutes are used up</source>
        <translation>минуты на сегодня исчерпаны</translation>
    </message>
    <message>
        <source>The site&apos;s limit for calls to such numbers is used up for now.</source>
        <translation>Предел звонков на такие номера пока исчерпан.</translation>
    </message>
    <message>
        <source>hung up</source>
        <translation>положена трубка</translation>
    </message>
    <message>
        <source>nobody answered</source>
        <translation>никто не ответил</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>занято</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>отклонено</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>недоступен</translation>
    </message>
    <message>
        <source>not allowed here</source>
        <translation>здесь не разрешено</translation>
    </message>
    <message>
        <source>waited longer than the queue allows</source>
        <translation>ожидание дольше, чем допускает очередь</translation>
    </message>
    <message>
        <source>cut off, the server went down</source>
        <translation>прерван, сервер остановился</translation>
    </message>
    <message>
        <source>the line broke</source>
        <translation>обрыв линии</translation>
    </message>
    <message>
        <source>the queue is closed</source>
        <translation>очередь закрыта</translation>
    </message>
    <message>
        <source>too many wait</source>
        <translation>ждёт слишком много</translation>
    </message>
    <message>
        <source>Nobody here has this number. Check the digits.</source>
        <translation>Такого номера здесь нет. Проверьте цифры.</translation>
    </message>
    <message>
        <source>Calls to this number are not allowed here.</source>
        <translation>Звонки на этот номер здесь не разрешены.</translation>
    </message>
    <message numerus="yes">
        <source>between %1 and %2; nobody saw how %n callers ended</source>
        <translation>
            <numerusform>от %1 до %2; никто не видел, чем закончился %n звонок</numerusform>
            <numerusform>от %1 до %2; никто не видел, чем закончились %n звонка</numerusform>
            <numerusform>от %1 до %2; никто не видел, чем закончились %n звонков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody saw how %n callers ended</source>
        <translation>
            <numerusform>никто не видел, чем закончился %n звонок</numerusform>
            <numerusform>никто не видел, чем закончились %n звонка</numerusform>
            <numerusform>никто не видел, чем закончились %n звонков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n calls only: %1 to %2 with 95 % certainty</source>
        <translation>
            <numerusform>всего %n звонок; с вероятностью 95 % — от %1 до %2</numerusform>
            <numerusform>всего %n звонка; с вероятностью 95 % — от %1 до %2</numerusform>
            <numerusform>всего %n звонков; с вероятностью 95 % — от %1 до %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The phone of %1 is in use.</source>
        <translation>Телефон занят: %1.</translation>
    </message>
    <message>
        <source>The phone of %1 is not registered.</source>
        <translation>Телефон не подключён: %1.</translation>
    </message>
    <message>
        <source>%1 is logged out.</source>
        <translation>Не на смене: %1.</translation>
    </message>
    <message>
        <source>%1 has to say first how the last call ended.</source>
        <translation>Сначала нужен итог последнего звонка: %1.</translation>
    </message>
    <message>
        <source>Good ones (4 and 5 of 5): %1; mean %2</source>
        <translation>Хороших (4 и 5 из 5): %1; средняя %2</translation>
    </message>
    <message>
        <source>the server was gone for a while</source>
        <translation>сервер на время пропал</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>What the callers who came %1 thought of their calls: good marks (4 and 5 of 5, 3 of 3) of all marks</source>
        <translation>Как клиенты, позвонившие %1, оценили звонки: доля хороших оценок (4 и 5 из 5, 3 из 3) среди всех</translation>
    </message>
    <message>
        <source>Marks of the callers who came %1: %2 of %3 contacts gave one</source>
        <translation>Оценки клиентов, позвонивших %1: поставили %2 из %3</translation>
    </message>
</context>
<context>
    <name>callboard::AgentModel</name>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Длится</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>not reachable: %1</source>
        <translation>недоступен: %1</translation>
    </message>
    <message numerus="yes">
        <source>owes how %n calls ended</source>
        <translation>
            <numerusform>не указан итог %n звонка</numerusform>
            <numerusform>не указаны итоги %n звонков</numerusform>
            <numerusform>не указаны итоги %n звонков</numerusform>
        </translation>
    </message>
    <message>
        <source>Is asked in</source>
        <translation>Зовут в разговор</translation>
    </message>
    <message>
        <source>Listens</source>
        <translation>Слушает</translation>
    </message>
    <message>
        <source>Advises</source>
        <translation>Подсказывает</translation>
    </message>
    <message>
        <source>Talk %1, hold %2, after-call work %3 a call</source>
        <translation>На звонок: разговор %1, удержание %2, обработка %3</translation>
    </message>
    <message>
        <source>Answers after %1 of ringing</source>
        <translation>Отвечает через %1 после начала звонка</translation>
    </message>
    <message>
        <source>Passed on: %1</source>
        <translation>Переведено: %1</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Обслуж.</translation>
    </message>
    <message>
        <source>How long in this state</source>
        <translation>Сколько времени в этом состоянии</translation>
    </message>
    <message>
        <source>With whom, and through which queue; or what keeps calls away, and what is owed</source>
        <translation>С кем и из какой очереди; или почему звонки не поступают, и за кем итоги</translation>
    </message>
    <message>
        <source>Whispers</source>
        <translation>Подсказывает</translation>
    </message>
    <message>
        <source>Talks along</source>
        <translation>Говорит со всеми</translation>
    </message>
    <message>
        <source>Joins a talk</source>
        <translation>Входит в разговор</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>%1: %2 answered of %3 offered, %4 missed</source>
        <translation>%1: принято %2 из %3, пропущено %4</translation>
    </message>
    <message>
        <source>Queue calls answered %1</source>
        <translation>Сколько звонков очередей принято %1</translation>
    </message>
    <message>
        <source>Average handle time %1: talk, hold and after-call work of a call</source>
        <translation>Среднее время обслуживания %1: разговор, удержание и обработка на один звонок</translation>
    </message>
</context>
<context>
    <name>callboard::AgentPage</name>
    <message>
        <source>Waiting</source>
        <translation>Ожидают</translation>
    </message>
    <message>
        <source>Waiting callers of my queues</source>
        <translation>Ожидающие звонки моих очередей</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Никто не ждёт</translation>
    </message>
    <message>
        <source>Callers of your queues appear here as soon as they wait.</source>
        <translation>Здесь появятся звонки ваших очередей, как только кто-то начнёт ждать.</translation>
    </message>
    <message numerus="yes">
        <source>%n callers</source>
        <translation>
            <numerusform>%n звонок</numerusform>
            <numerusform>%n звонка</numerusform>
            <numerusform>%n звонков</numerusform>
        </translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation>Взять звонок</translation>
    </message>
    <message>
        <source>Let the chosen caller ring here, or who has waited longest</source>
        <translation>Взять выбранный звонок или того, кто ждёт дольше всех</translation>
    </message>
    <message>
        <source>Open the phone in this computer first (%1).</source>
        <translation>Сначала откройте телефон в этом компьютере (%1).</translation>
    </message>
    <message>
        <source>Calls ring in this computer already.</source>
        <translation>Звонки уже приходят на этот компьютер.</translation>
    </message>
    <message>
        <source>Your phone is connected, and calls ring there.</source>
        <translation>Ваш телефон на связи, звонки приходят на него.</translation>
    </message>
    <message>
        <source>You have a call already.</source>
        <translation>У вас уже есть звонок.</translation>
    </message>
    <message>
        <source>Nobody waits in your queues.</source>
        <translation>В ваших очередях никто не ждёт.</translation>
    </message>
</context>
<context>
    <name>callboard::AgentsHead</name>
    <message>
        <source>Team to show</source>
        <translation>Показываемая команда</translation>
    </message>
    <message>
        <source>Which team&apos;s agents are listed and counted here</source>
        <translation>Операторы какой команды показаны и сосчитаны здесь</translation>
    </message>
    <message>
        <source>Who is logged in, of those who are listed</source>
        <translation>Кто на смене, из показанных</translation>
    </message>
    <message>
        <source>Who is ready for calls, and whom they can reach</source>
        <translation>Кто готов принимать звонки и до кого они дойдут</translation>
    </message>
    <message>
        <source>(time with calls + after-call work) / (the same + ready), of those who are listed</source>
        <translation>(время со звонками + обработка) / (то же + готовность), из показанных</translation>
    </message>
    <message>
        <source>All agents</source>
        <translation>Операторы</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>How many of all agents are listed</source>
        <translation>Сколько операторов показано из всех</translation>
    </message>
    <message>
        <source>%1 logged in</source>
        <translation>на смене %1</translation>
    </message>
    <message>
        <source>%1 logged in of %2</source>
        <translation>на смене %1 из %2</translation>
    </message>
    <message>
        <source>%1 ready, %2 reachable</source>
        <translation>готовы %1, доступны %2</translation>
    </message>
    <message>
        <source>occupancy %1</source>
        <translation>занятость %1</translation>
    </message>
</context>
<context>
    <name>callboard::Alarm</name>
    <message>
        <source>A call rings</source>
        <translation>Звонит телефон</translation>
    </message>
    <message>
        <source>Has gone while on hold</source>
        <translation>Разговор на удержании закончился</translation>
    </message>
</context>
<context>
    <name>callboard::BoardBorder</name>
    <message>
        <source>Rows of queues</source>
        <translation>Сколько очередей видно</translation>
    </message>
    <message>
        <source>Drag to see more queues or more calls (Up, Down); double-click to let the page decide (Enter)</source>
        <translation>Потяните, чтобы видеть больше очередей или больше звонков (стрелки вверх и вниз); двойной щелчок вернёт обычное деление (Enter)</translation>
    </message>
</context>
<context>
    <name>callboard::BoardColumns</name>
    <message>
        <source>As many as there is room for</source>
        <translation>Сколько помещается</translation>
    </message>
</context>
<context>
    <name>callboard::BooksBadge</name>
    <message>
        <source>Books close</source>
        <translation>Счёт сходится</translation>
    </message>
    <message>
        <source>Books do not close: %1</source>
        <translation>Счёт не сходится: %1</translation>
    </message>
    <message>
        <source>%1: %2 offered, %3 accounted for</source>
        <translation>%1: поступило %2, учтено %3</translation>
    </message>
    <message>
        <source>%1: call %2 is not where it waits</source>
        <translation>%1: звонок %2 не там, где ждёт</translation>
    </message>
    <message>
        <source>%1: the offer of call %2 is not his</source>
        <translation>%1: звонок %2 предложен не ему</translation>
    </message>
    <message>
        <source>%1: the state does not fit the calls</source>
        <translation>%1: состояние не соответствует звонкам</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>На %1</translation>
    </message>
    <message>
        <source>Every visit offered %1 was answered, lost, sent on or waits; every call that waits stands in its queue; nobody is stuck in a state.</source>
        <translation>Каждое поступившее %1 обращение принято, потеряно, переведено или ждёт; каждый ждущий звонок стоит в своей очереди; никто не застрял в состоянии.</translation>
    </message>
    <message>
        <source>%1: %2 offered %4, %3 in its quarters</source>
        <translation>%1: поступило %4: %2, по четвертям часа %3</translation>
    </message>
</context>
<context>
    <name>callboard::CallBackNotice</name>
    <message>
        <source>Call back</source>
        <translation>Перезвонить</translation>
    </message>
    <message>
        <source>Settled, no call needed</source>
        <translation>Улажено, звонить не нужно</translation>
    </message>
    <message>
        <source>Choose whom to call back, or say that it is settled</source>
        <translation>Выбрать, кому перезвонить, или отметить, что всё улажено</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Все эти</translation>
    </message>
    <message>
        <source>Nobody is called back while others are on the line.</source>
        <translation>Пока на линии несколько собеседников, никому не перезванивают.</translation>
    </message>
</context>
<context>
    <name>callboard::CallModel</name>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>No sound comes from one side of this talk</source>
        <translation>От одной из сторон этого разговора не идёт звук</translation>
    </message>
    <message>
        <source>paused: not recorded</source>
        <translation>пауза записи</translation>
    </message>
    <message>
        <source>The queue that the call came by</source>
        <translation>Очередь, через которую поступил звонок</translation>
    </message>
    <message>
        <source>Who talks, or whose phone rings; and who listens in</source>
        <translation>Кто говорит или чей телефон звонит; и кто слушает</translation>
    </message>
    <message>
        <source>Since the answer, holds included</source>
        <translation>С момента ответа, вместе с удержанием</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Нет звука</translation>
    </message>
    <message>
        <source>%1 listens</source>
        <translation>слушает %1</translation>
    </message>
    <message>
        <source>%1 whispers</source>
        <translation>подсказывает %1</translation>
    </message>
    <message>
        <source>%1 talks along</source>
        <translation>в разговоре %1</translation>
    </message>
    <message>
        <source>From joining the queue to the answer, or until now, ringing included; a wait in a queue before it is not in it</source>
        <translation>От входа в очередь до ответа или до этой минуты, вместе со звонком у оператора; ожидание в прежней очереди не входит</translation>
    </message>
</context>
<context>
    <name>callboard::CallPanel</name>
    <message>
        <source>passed on by %1</source>
        <translation>переводит %1</translation>
    </message>
    <message>
        <source>Enter again passes this caller on to %1.</source>
        <translation>Ещё раз Enter — и звонок уйдёт на %1.</translation>
    </message>
    <message>
        <source>Your phone rings first. Pick it up and the number is dialled.</source>
        <translation>Сначала зазвонит ваш телефон. Снимите трубку, и номер будет набран.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Answer the call that rings</source>
        <translation>Ответить на входящий звонок</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Завершить</translation>
    </message>
    <message>
        <source>End this call</source>
        <translation>Завершить этот разговор</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Let another agent take this call</source>
        <translation>Передать звонок другому оператору</translation>
    </message>
    <message>
        <source>Stay out; who asks you in is told</source>
        <translation>Не входить; пригласивший узнает об этом</translation>
    </message>
    <message>
        <source>Number to dial</source>
        <translation>Номер для набора</translation>
    </message>
    <message>
        <source>Number or extension to call (%1)</source>
        <translation>Номер или добавочный, куда позвонить (%1)</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>Позвонить</translation>
    </message>
    <message>
        <source>The next call rings here.</source>
        <translation>Следующий звонок поступит сюда.</translation>
    </message>
    <message>
        <source>Connect your phone to get calls.</source>
        <translation>Подключите телефон, чтобы получать звонки.</translation>
    </message>
    <message>
        <source>Press Ready to take calls.</source>
        <translation>Нажмите «Готов», чтобы принимать звонки.</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>Нет звонка</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Звонит</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>На удержании</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>or pick up phone %1</source>
        <translation>или снимите трубку телефона %1</translation>
    </message>
    <message>
        <source>direct call</source>
        <translation>прямой звонок</translation>
    </message>
    <message>
        <source>outbound call</source>
        <translation>исходящий звонок</translation>
    </message>
    <message>
        <source>internal call</source>
        <translation>внутренний звонок</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>ожидание %1</translation>
    </message>
    <message>
        <source>waiting so far</source>
        <translation>ждёт ответа</translation>
    </message>
    <message>
        <source>If it does not answer by itself, pick up phone %1.</source>
        <translation>Если телефон не ответит сам, снимите трубку %1.</translation>
    </message>
    <message>
        <source>Calls come again when the time is over, or when you press Done.</source>
        <translation>Звонки снова пойдут, когда время кончится или когда вы нажмёте «Закончить».</translation>
    </message>
    <message>
        <source>No more calls come until you press Ready.</source>
        <translation>Звонки не пойдут, пока вы не нажмёте «Готов».</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Удержать</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Без микрофона</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Press these keys for the other side&apos;s machine</source>
        <translation>Передать эти цифры автоответчику собеседника</translation>
    </message>
    <message>
        <source>Retrieve</source>
        <translation>Вернуться</translation>
    </message>
    <message>
        <source>Talk again</source>
        <translation>Продолжить разговор</translation>
    </message>
    <message>
        <source>Let the other side hear music</source>
        <translation>Собеседник услышит музыку</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Включить микрофон</translation>
    </message>
    <message>
        <source>Be heard again</source>
        <translation>Вас снова слышат</translation>
    </message>
    <message>
        <source>Be heard by nobody</source>
        <translation>Вас никто не слышит</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Перевести</translation>
    </message>
    <message>
        <source>Pick up phone %1 to answer.</source>
        <translation>Чтобы ответить, снимите трубку телефона %1.</translation>
    </message>
    <message>
        <source>Dialling</source>
        <translation>Набирает</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Переведён</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Разговор забран</translation>
    </message>
    <message>
        <source>taken over by %1</source>
        <translation>забрал(а) %1</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Звонок завершён</translation>
    </message>
    <message>
        <source>you hung up</source>
        <translation>вы положили трубку</translation>
    </message>
    <message>
        <source>the other side hung up</source>
        <translation>собеседник положил трубку</translation>
    </message>
    <message>
        <source>ended by the system</source>
        <translation>завершён системой</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>%1 listens</source>
        <translation>слушает: %1</translation>
    </message>
    <message>
        <source>%1 whispers to you</source>
        <translation>подсказывает: %1</translation>
    </message>
    <message>
        <source>%1 talks with you both</source>
        <translation>в разговоре: %1</translation>
    </message>
    <message>
        <source>What happens at your phone is seen here when the connection is back.</source>
        <translation>Что происходит с телефоном, будет видно здесь, когда связь восстановится.</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Переключиться</translation>
    </message>
    <message>
        <source>Speak with the other one, hold this one</source>
        <translation>Говорить с другим, этого удержать</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>Консультация</translation>
    </message>
    <message>
        <source>Connect both</source>
        <translation>Соединить</translation>
    </message>
    <message>
        <source>Let the two talk, and leave</source>
        <translation>Соединить обоих и выйти из разговора</translation>
    </message>
    <message>
        <source>Ask at this number while the caller hears music</source>
        <translation>Спросить по этому номеру, пока звонящий слушает музыку</translation>
    </message>
    <message>
        <source>End the consult</source>
        <translation>Закончить консультацию</translation>
    </message>
    <message>
        <source>Go back to the caller</source>
        <translation>Вернуться к звонящему</translation>
    </message>
    <message>
        <source>Redial</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>The phone of %1 rings</source>
        <translation>Звонит телефон: %1</translation>
    </message>
    <message>
        <source>Ask in</source>
        <translation>Пригласить</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Все вместе</translation>
    </message>
    <message>
        <source>Talk with both of them in one call</source>
        <translation>Говорить с обоими в одном разговоре</translation>
    </message>
    <message>
        <source>Let all hear</source>
        <translation>Слышно всем</translation>
    </message>
    <message>
        <source>Let all hear whom you asked in</source>
        <translation>Приглашённого услышат все</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Отпустить</translation>
    </message>
    <message>
        <source>%1 asks you in</source>
        <translation>%1 приглашает вас</translation>
    </message>
    <message>
        <source>talks for %1</source>
        <translation>говорит %1</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>на удержании</translation>
    </message>
    <message>
        <source>You talk with %1 and all</source>
        <translation>Вы в разговоре: %1 и все</translation>
    </message>
    <message>
        <source>%1 alone hears you</source>
        <translation>Вас слышит только %1</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Отключиться</translation>
    </message>
    <message>
        <source>Leave the talk into which you were asked</source>
        <translation>Отключиться от разговора, в который вас пригласили</translation>
    </message>
    <message>
        <source>Let the expert go</source>
        <translation>Отпустить приглашённого</translation>
    </message>
    <message>
        <source>Let a colleague hear this talk and speak to you alone</source>
        <translation>Коллега слышит разговор и говорит только вам</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Record on; nothing of the pause is kept</source>
        <translation>Продолжить запись; из паузы в неё не попадёт ничего</translation>
    </message>
    <message>
        <source>Keep what is said from now on out of the recording</source>
        <translation>Не записывать то, что будет сказано дальше</translation>
    </message>
    <message>
        <source>Record this talk</source>
        <translation>Записать этот разговор</translation>
    </message>
    <message>
        <source>Calls come again when you have said how this one ended.</source>
        <translation>Звонки пойдут снова, когда вы укажете итог этого.</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Без записи</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Идёт запись</translation>
    </message>
    <message>
        <source>Nothing comes from your phone: %1</source>
        <translation>С вашего телефона нет звука: %1</translation>
    </message>
    <message>
        <source>No sound from the other side: %1</source>
        <translation>Собеседника не слышно: %1</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Номер или имя</translation>
    </message>
    <message>
        <source>Number, extension or name</source>
        <translation>Номер или имя</translation>
    </message>
    <message>
        <source>your phone was lost; the caller waits in the queue again</source>
        <translation>ваш телефон пропал; абонент снова ждёт в очереди</translation>
    </message>
    <message>
        <source>comes back: nobody took it at %1</source>
        <translation>вернулся: не ответил %1</translation>
    </message>
    <message>
        <source>comes back: your phone was lost in the talk</source>
        <translation>вернулся: ваш телефон пропал во время разговора</translation>
    </message>
    <message>
        <source>the phone of %1 was lost in the talk</source>
        <translation>во время разговора пропал телефон: %1</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <translation>звонок завершает %1</translation>
    </message>
    <message>
        <source>you left, the others talk on</source>
        <translation>вы вышли, остальные говорят дальше</translation>
    </message>
    <message>
        <source>%1 took you out, the others talk on</source>
        <translation>вас выводит %1, остальные говорят дальше</translation>
    </message>
    <message>
        <source>Missed at %1: %2</source>
        <translation>Пропущен в %1: %2</translation>
    </message>
    <message>
        <source>Your phone was busy at %1: %2</source>
        <translation>Ваш телефон был занят в %1: %2</translation>
    </message>
    <message>
        <source>Your phone did not ring at %1: %2</source>
        <translation>Ваш телефон не зазвонил в %1: %2</translation>
    </message>
    <message>
        <source>%1 calls. The card comes when the connection is back.</source>
        <translation>Звонит %1. Карточка появится, когда вернётся связь.</translation>
    </message>
    <message>
        <source>Pass the caller on to this number and leave</source>
        <translation>Передать собеседника на этот номер и выйти</translation>
    </message>
    <message>
        <source>Call %1 again</source>
        <translation>Позвонить ещё раз: %1</translation>
    </message>
    <message>
        <source>Call this number</source>
        <translation>Позвонить по этому номеру</translation>
    </message>
    <message>
        <source>%1 (Enter in the field, or %2)</source>
        <translation>%1 (Enter в поле или %2)</translation>
    </message>
    <message>
        <source>%1, muted</source>
        <translation>%1, вас не слышно</translation>
    </message>
    <message>
        <source>Leave this call; the others talk on</source>
        <translation>Выйти из разговора; остальные продолжат</translation>
    </message>
    <message>
        <source>Hung up at %1: %2</source>
        <translation>Трубка положена в %1: %2</translation>
    </message>
    <message>
        <source>Gone at %1, %2: %3</source>
        <translation>Звонок кончился в %1, %2: %3</translation>
    </message>
    <message>
        <source>This can be done when the connection is back.</source>
        <translation>Это станет возможно, когда вернётся связь.</translation>
    </message>
    <message>
        <source>No call rings here.</source>
        <translation>Здесь ничего не звонит.</translation>
    </message>
    <message>
        <source>The call is not answered yet. Reject lets another agent take it.</source>
        <translation>Звонок ещё не принят. «Отклонить» передаст его другому.</translation>
    </message>
    <message>
        <source>You have not answered yet. Reject tells %1 that you do not come.</source>
        <translation>Вы ещё не ответили. «Отклонить» сообщит об отказе: %1.</translation>
    </message>
    <message>
        <source>There is no call to end.</source>
        <translation>Завершать нечего: звонка нет.</translation>
    </message>
    <message>
        <source>You are in no call.</source>
        <translation>У вас нет звонка.</translation>
    </message>
    <message>
        <source>The call is not answered yet.</source>
        <translation>Звонок ещё не принят.</translation>
    </message>
    <message>
        <source>Nobody has answered yet.</source>
        <translation>Там ещё не ответили.</translation>
    </message>
    <message>
        <source>This talk is not recorded, and this site records none on demand.</source>
        <translation>Этот разговор не записывается, и запись по желанию здесь не предусмотрена.</translation>
    </message>
    <message>
        <source>Type a number or a name first (%1).</source>
        <translation>Сначала наберите номер или имя (%1).</translation>
    </message>
    <message>
        <source>Press Redial (%1) to call %2 again.</source>
        <translation>Чтобы снова позвонить на %2, нажмите «Повторить» (%1).</translation>
    </message>
    <message>
        <source>Two are on your line. Connect them, or end the consult first.</source>
        <translation>На линии двое. Сначала соедините их или закончите консультацию.</translation>
    </message>
    <message>
        <source>Your phone is not connected, so nothing can be dialled.</source>
        <translation>Ваш телефон не на связи, поэтому набрать номер нельзя.</translation>
    </message>
    <message>
        <source>Somebody speaks to you alone. Let all hear, or dismiss, first.</source>
        <translation>Приглашённый говорит только с вами. Сначала дайте слышать всем или отпустите его.</translation>
    </message>
    <message>
        <source>You have one call only. Consult somebody first.</source>
        <translation>У вас только один звонок. Сначала начните консультацию.</translation>
    </message>
    <message>
        <source>Somebody is asked in already.</source>
        <translation>Один коллега уже приглашён.</translation>
    </message>
    <message>
        <source>Nobody is asked in.</source>
        <translation>Никто не приглашён.</translation>
    </message>
    <message>
        <source>You are asked in yourself: %1 is your key.</source>
        <translation>Пригласили вас: ваша клавиша – %1.</translation>
    </message>
    <message>
        <source>No more than two are in this call.</source>
        <translation>В этом разговоре не больше двух участников.</translation>
    </message>
    <message>
        <source>%1 leads this call.</source>
        <translation>Этот разговор ведёт %1.</translation>
    </message>
    <message>
        <source>Choose somebody else of the list first (%1).</source>
        <translation>Сначала выберите в списке другого участника (%1).</translation>
    </message>
</context>
<context>
    <name>callboard::CallerView</name>
    <message>
        <source>In this call: %1</source>
        <translation>В этом звонке: %1</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Кто звонит</translation>
    </message>
    <message>
        <source>Nobody on the line</source>
        <translation>На линии никого нет</translation>
    </message>
    <message>
        <source>When a call rings, the caller&apos;s card opens here.</source>
        <translation>Когда поступит звонок, здесь откроется карточка звонящего.</translation>
    </message>
    <message>
        <source>gave up after %1</source>
        <translation>не дождался, %1</translation>
    </message>
    <message>
        <source>No earlier contacts</source>
        <translation>Прежних обращений нет</translation>
    </message>
    <message>
        <source>last call</source>
        <translation>последний звонок</translation>
    </message>
    <message>
        <source>talks with %1</source>
        <translation>разговор ведёт %1</translation>
    </message>
    <message>
        <source>The number is withheld, so nothing is known of this caller.</source>
        <translation>Номер скрыт, поэтому о звонящем ничего не известно.</translation>
    </message>
    <message>
        <source>Looking up this number…</source>
        <translation>Ищем этот номер…</translation>
    </message>
    <message numerus="yes">
        <source>%n contacts share this number</source>
        <translation>
            <numerusform>%n контакт с этим номером</numerusform>
            <numerusform>%n контакта с этим номером</numerusform>
            <numerusform>%n контактов с этим номером</numerusform>
        </translation>
    </message>
    <message>
        <source>This number is not among the contacts</source>
        <translation>Этого номера нет среди контактов</translation>
    </message>
    <message>
        <source>The contacts could not be read just now.</source>
        <translation>Сейчас не удалось прочитать контакты.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier contacts</source>
        <translation>Прежние обращения</translation>
    </message>
    <message>
        <source>You ask: %1</source>
        <translation>Вы спрашиваете: %1</translation>
    </message>
    <message>
        <source>A colleague, phone %1</source>
        <translation>Коллега, телефон %1</translation>
    </message>
    <message>
        <source>Nobody has spoken with this caller before.</source>
        <translation>С этим абонентом ещё не говорили.</translation>
    </message>
    <message>
        <source>Some earlier contacts may be missing: they are being read anew</source>
        <translation>Часть прошлых обращений может отсутствовать: они ещё читаются</translation>
    </message>
    <message>
        <source>Not all is read yet</source>
        <translation>Ещё не всё прочитано</translation>
    </message>
    <message>
        <source>The earlier contacts are being read anew.</source>
        <translation>Прошлые обращения читаются заново.</translation>
    </message>
</context>
<context>
    <name>callboard::ClockField</name>
    <message>
        <source>%1 is no time of the day. Type it as 9:30 or 0930; Escape brings %2 back.</source>
        <translation>«%1» – не время суток. Наберите 9:30 или 0930; Escape вернёт %2.</translation>
    </message>
</context>
<context>
    <name>callboard::CutOffNotice</name>
    <message numerus="yes">
        <source>%n calls were cut off at %1: </source>
        <translation>
            <numerusform>%n звонок оборвался в %1: </numerusform>
            <numerusform>%n звонка оборвались в %1: </numerusform>
            <numerusform>%n звонков оборвались в %1: </numerusform>
        </translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>ждал</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>говорил с: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n calls were cut off from %1 to %2: </source>
        <translation>
            <numerusform>%n звонок оборвался с %1 до %2: </numerusform>
            <numerusform>%n звонка оборвались с %1 до %2: </numerusform>
            <numerusform>%n звонков оборвались с %1 до %2: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls were cut off %1: </source>
        <translation>
            <numerusform>%n звонок оборвался %1: </numerusform>
            <numerusform>%n звонка оборвались %1: </numerusform>
            <numerusform>%n звонков оборвались %1: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls were cut off at %1 and %2: </source>
        <translation>
            <numerusform>%n звонок оборвался в %1 и %2: </numerusform>
            <numerusform>%n звонка оборвались в %1 и %2: </numerusform>
            <numerusform>%n звонков оборвались в %1 и %2: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls were cut off %1 and %2: </source>
        <translation>
            <numerusform>%n звонок оборвался %1 и %2: </numerusform>
            <numerusform>%n звонка оборвались %1 и %2: </numerusform>
            <numerusform>%n звонков оборвались %1 и %2: </numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is to be called back who was cut off.</source>
        <translation>Нет оборванных разговоров, после которых надо перезвонить.</translation>
    </message>
</context>
<context>
    <name>callboard::DayField</name>
    <message>
        <source>A day: 1.12.2026, 2026-12-01 or 1 Dec. The arrow opens a calendar (%1)</source>
        <translation>День: 1.12.2026, 2026-12-01 или 1 дек. Стрелка открывает календарь (%1)</translation>
    </message>
    <message>
        <source>Escape brings %1 back.</source>
        <translation>Escape вернёт %1.</translation>
    </message>
    <message>
        <source>%1 is no day. Type it as 1.12.2026, 2026-12-01 or 1 Dec.</source>
        <translation>«%1» – не дата. Наберите 1.12.2026, 2026-12-01 или 1 дек.</translation>
    </message>
    <message>
        <source>%1 is still to come.</source>
        <translation>%1 ещё не наступило.</translation>
    </message>
</context>
<context>
    <name>callboard::DeskCalls</name>
    <message>
        <source>Number withheld</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>Calls on my phone</source>
        <translation>Звонки на моём телефоне</translation>
    </message>
    <message>
        <source>%1 · on hold · %2</source>
        <translation>%1 · на удержании · %2</translation>
    </message>
    <message>
        <source>%1 called at %2</source>
        <translation>%1 звонил(а) в %2</translation>
    </message>
</context>
<context>
    <name>callboard::DialNames</name>
    <message>
        <source>Whom to call</source>
        <translation>Кому позвонить</translation>
    </message>
    <message>
        <source>Nobody has this name</source>
        <translation>Такого имени нет</translation>
    </message>
</context>
<context>
    <name>callboard::DialPad</name>
    <message>
        <source>Key %1</source>
        <translation>Клавиша %1</translation>
    </message>
</context>
<context>
    <name>callboard::FloorPage</name>
    <message>
        <source>Nothing is known of this moment</source>
        <translation>Об этом моменте ничего не известно</translation>
    </message>
    <message>
        <source>The boards show the present already.</source>
        <translation>На табло и так текущий момент.</translation>
    </message>
    <message>
        <source>Choose a moment of the past first.</source>
        <translation>Сначала выберите момент в прошлом.</translation>
    </message>
    <message>
        <source>Nobody is led while you look back.</source>
        <translation>Пока вы смотрите прошлое, управлять нельзя.</translation>
    </message>
    <message>
        <source>You look at the floor and do not lead it.</source>
        <translation>Вы смотрите за залом, но не управляете им.</translation>
    </message>
</context>
<context>
    <name>callboard::GuardNotice</name>
    <message>
        <source>since %1, until one of them ends</source>
        <translation>с %1, пока один из них не закончится</translation>
    </message>
    <message>
        <source>since %1, until %2</source>
        <translation>с %1, до %2</translation>
    </message>
    <message>
        <source>Calls out: %2 (%3).</source>
        <translation>Исходящие звонки: %2 (%3).</translation>
    </message>
    <message>
        <source>Calls to %1…: %2 (%3).</source>
        <translation>Звонки на %1…: %2 (%3).</translation>
    </message>
    <message>
        <source>Callers told to come again %1: %2, the last at %3: %4.</source>
        <translation>Попросили перезвонить %1: %2, последнего в %3: %4.</translation>
    </message>
    <message>
        <source>%1 guesses passwords or numbers and is not heard until %2 (%3 banned %4).</source>
        <translation>%1 подбирает пароли или номера, не обслуживается до %2 (заблокировано %4: %3).</translation>
    </message>
</context>
<context>
    <name>callboard::HistoryFilters</name>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Эта неделя</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Прошлая неделя</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Этот месяц</translation>
    </message>
    <message>
        <source>From … to</source>
        <translation>С … по</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Первый день</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>by queue</source>
        <translation>по очередям</translation>
    </message>
    <message>
        <source>by agent</source>
        <translation>по операторам</translation>
    </message>
    <message>
        <source>by queue and agent</source>
        <translation>по очередям и операторам</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>всё вместе</translation>
    </message>
    <message>
        <source>work of agents</source>
        <translation>работа операторов</translation>
    </message>
    <message>
        <source>Rows by time</source>
        <translation>Строки по времени</translation>
    </message>
    <message>
        <source>whole period</source>
        <translation>весь период</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>по дням</translation>
    </message>
    <message>
        <source>by hour</source>
        <translation>по часам</translation>
    </message>
    <message>
        <source>by quarter of an hour</source>
        <translation>по четвертям часа</translation>
    </message>
    <message>
        <source>All queues</source>
        <translation>Все очереди</translation>
    </message>
    <message>
        <source>All agents</source>
        <translation>Все операторы</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Hours of each day</source>
        <translation>Часы каждого дня</translation>
    </message>
    <message>
        <source>Hours of each day, by the site&apos;s clock: 9-17, 9:30-17:15; empty: all</source>
        <translation>Часы каждого дня по времени площадки: 9-17, 9:30-17:15; пусто – все</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Все источники</translation>
    </message>
    <message>
        <source>This site</source>
        <translation>Эта площадка</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>Все команды</translation>
    </message>
    <message>
        <source>work of teams</source>
        <translation>работа команд</translation>
    </message>
</context>
<context>
    <name>callboard::HistoryPage</name>
    <message>
        <source>Figures</source>
        <translation>Показатели</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>No figures</source>
        <translation>Нет показателей</translation>
    </message>
    <message>
        <source>Nothing happened then</source>
        <translation>Тогда ничего не было</translation>
    </message>
    <message>
        <source>Choose another period, or fewer conditions.</source>
        <translation>Выберите другой период или снимите условия.</translation>
    </message>
    <message>
        <source>service: %1</source>
        <translation>сервис: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Open one of the row&apos;s numbers.</source>
        <translation>Откройте одно из чисел строки.</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Очереди</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Операторы</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Save the table as CSV, for a spreadsheet</source>
        <translation>Сохранить таблицу в CSV для электронных таблиц</translation>
    </message>
    <message>
        <source>calls of queues, and all talks</source>
        <translation>звонки из очередей и все разговоры</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Не сохранено: %1</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Сохранить таблицу</translation>
    </message>
    <message>
        <source>CSV, for spreadsheets (*.csv)</source>
        <translation>CSV для электронных таблиц (*.csv)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Ask again: calls may have come since</source>
        <translation>Запросить снова: с тех пор могли поступить звонки</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Команды</translation>
    </message>
</context>
<context>
    <name>callboard::LeadBar</name>
    <message>
        <source>Done</source>
        <translation>Закончить</translation>
    </message>
    <message>
        <source>Your after-call work, of a talk that you took over, is done</source>
        <translation>Завершить обработку звонка, который вы забрали</translation>
    </message>
    <message>
        <source>you do after-call work</source>
        <translation>у вас обработка звонка</translation>
    </message>
    <message>
        <source>after-call work: say on My desk how your call ended</source>
        <translation>обработка: укажите итог вашего звонка на странице «Мой стол»</translation>
    </message>
    <message>
        <source>End it?</source>
        <translation>Завершить?</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Слушать</translation>
    </message>
    <message>
        <source>Hear this talk; nobody hears you</source>
        <translation>Слышать разговор; вас не слышит никто</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>Подсказать</translation>
    </message>
    <message>
        <source>Hear this talk; the agent alone hears you</source>
        <translation>Слышать разговор; вас слышит только оператор</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>Вступить</translation>
    </message>
    <message>
        <source>Talk with both of them</source>
        <translation>Говорить с обоими</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Talk on in the place of %1, to whom you listen</source>
        <translation>Продолжить разговор вместо оператора: вы слушаете, как говорит %1</translation>
    </message>
    <message>
        <source>Talk on in the place of the agent you listen to</source>
        <translation>Продолжить разговор вместо оператора, которого вы слушаете</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Отключиться</translation>
    </message>
    <message>
        <source>Leave the talk you listen to</source>
        <translation>Отключиться от разговора, который вы слушаете</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Завершить</translation>
    </message>
    <message>
        <source>End this call</source>
        <translation>Завершить этот звонок</translation>
    </message>
    <message>
        <source>Give to</source>
        <translation>Отдать</translation>
    </message>
    <message>
        <source>Let this waiting call ring at an agent</source>
        <translation>Пусть этот ожидающий звонок звонит у оператора</translation>
    </message>
    <message>
        <source>Set state</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Set what this agent is, at once</source>
        <translation>Сразу сменить состояние этого оператора</translation>
    </message>
    <message>
        <source>Nobody&apos;s phone is free</source>
        <translation>Свободных телефонов нет</translation>
    </message>
    <message>
        <source>Pick up your phone to hear %1.</source>
        <translation>Снимите трубку, чтобы слышать: %1.</translation>
    </message>
    <message>
        <source>You listen to %1.</source>
        <translation>Вы слушаете: %1.</translation>
    </message>
    <message>
        <source>You whisper to %1.</source>
        <translation>Вы подсказываете: %1.</translation>
    </message>
    <message>
        <source>You talk with %1.</source>
        <translation>Вы в разговоре: %1.</translation>
    </message>
    <message>
        <source>Choose an agent or a call.</source>
        <translation>Выберите оператора или звонок.</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Silence or remove one of several who talk</source>
        <translation>Заглушить или удалить одного из участников</translation>
    </message>
    <message>
        <source>Let speak: %1</source>
        <translation>Дать слово: %1</translation>
    </message>
    <message>
        <source>Silence: %1</source>
        <translation>Заглушить: %1</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Отключить: %1</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Record on</source>
        <translation>Записывать дальше</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Пауза записи</translation>
    </message>
    <message>
        <source>Record this talk on; nothing of the pause is kept</source>
        <translation>Записывать разговор дальше; от паузы ничего не останется</translation>
    </message>
    <message>
        <source>Keep what is said from now on out of the recording</source>
        <translation>Не записывать то, что будет сказано дальше</translation>
    </message>
    <message>
        <source>Record this talk</source>
        <translation>Записать этот разговор</translation>
    </message>
    <message>
        <source>your phone is not connected: you could hear nobody</source>
        <translation>ваш телефон не подключён, слушать нечем</translation>
    </message>
    <message>
        <source>you have no phone to listen with</source>
        <translation>у вас нет телефона, чтобы слушать</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Завершить</translation>
    </message>
    <message>
        <source>End your own call</source>
        <translation>Завершить свой звонок</translation>
    </message>
    <message>
        <source>Your own call: you talk with several.</source>
        <translation>Ваш звонок: вы в разговоре с несколькими.</translation>
    </message>
    <message>
        <source>number withheld</source>
        <translation>номер скрыт</translation>
    </message>
    <message>
        <source>Your own call: you talk with %1.</source>
        <translation>Ваш звонок, вы в разговоре: %1.</translation>
    </message>
    <message>
        <source>Your own call: you dial %1.</source>
        <translation>Ваш звонок, набирается: %1.</translation>
    </message>
    <message>
        <source>%1 is in no call.</source>
        <translation>%1: нет звонка.</translation>
    </message>
    <message>
        <source>Choose an agent or a call first.</source>
        <translation>Сначала выберите оператора или звонок.</translation>
    </message>
    <message>
        <source>Nobody talks in this call yet.</source>
        <translation>В этом звонке ещё никто не говорит.</translation>
    </message>
    <message>
        <source>You talk in this call yourself.</source>
        <translation>В этом звонке говорите вы сами.</translation>
    </message>
    <message>
        <source>You hear this talk so already.</source>
        <translation>Вы уже слышите этот разговор именно так.</translation>
    </message>
    <message>
        <source>Your phone rings for this talk.</source>
        <translation>Ваш телефон уже звонит ради этого разговора.</translation>
    </message>
    <message>
        <source>Your phone is not connected: you could hear nobody.</source>
        <translation>Ваш телефон не на связи: вы никого не услышите.</translation>
    </message>
    <message>
        <source>You have no phone to listen with.</source>
        <translation>У вас нет телефона, чтобы слушать.</translation>
    </message>
    <message>
        <source>No agent talks in this call.</source>
        <translation>В этом звонке нет оператора.</translation>
    </message>
    <message>
        <source>You listen to %1, not to who is chosen: listen there first, then take over.</source>
        <translation>Вы слушаете: %1. Сначала слушайте выбранный разговор.</translation>
    </message>
    <message>
        <source>Listen to a talk first: then you can take it over.</source>
        <translation>Сначала слушайте разговор, тогда его можно забрать.</translation>
    </message>
    <message>
        <source>You listen to no talk.</source>
        <translation>Вы не слушаете никакой разговор.</translation>
    </message>
    <message>
        <source>This call rings at somebody already.</source>
        <translation>Этот звонок уже звонит у оператора.</translation>
    </message>
    <message>
        <source>Choose a caller who waits first.</source>
        <translation>Сначала выберите ждущего клиента.</translation>
    </message>
    <message>
        <source>Choose an agent first.</source>
        <translation>Сначала выберите оператора.</translation>
    </message>
    <message>
        <source>No more than two are in this call.</source>
        <translation>В этом разговоре не больше двух участников.</translation>
    </message>
    <message>
        <source>This talk is not recorded, and this site records none on demand.</source>
        <translation>Этот разговор не записывается, и запись по желанию здесь не предусмотрена.</translation>
    </message>
    <message>
        <source>You do no after-call work now.</source>
        <translation>У вас сейчас нет обработки звонка.</translation>
    </message>
    <message>
        <source>Say on My desk first how your call ended.</source>
        <translation>Сначала укажите итог вашего звонка на странице «Мой стол».</translation>
    </message>
    <message>
        <source>You have no call of your own.</source>
        <translation>У вас нет своего звонка.</translation>
    </message>
</context>
<context>
    <name>callboard::MainWindow</name>
    <message>
        <source>About Callboard</source>
        <translation>О программе Callboard</translation>
    </message>
    <message>
        <source>My desk</source>
        <translation>Мой стол</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Зал</translation>
    </message>
    <message>
        <source>The contact centre&apos;s desktop.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Рабочее место контакт-центра.
Свободная программа под лицензией GNU GPL версии 3 или новее.</translation>
    </message>
    <message>
        <source>%1 belongs to another program: no keys work in all windows.</source>
        <translation>Сочетание %1 занято другой программой: общих клавиш сейчас нет.</translation>
    </message>
    <message>
        <source>This desktop gives no keys to all windows.</source>
        <translation>Эта графическая среда не даёт клавиш для всех окон.</translation>
    </message>
    <message>
        <source>Callboard goes on</source>
        <translation>Callboard продолжает работу</translation>
    </message>
    <message>
        <source>Calls ring as before. This icon opens and ends it.</source>
        <translation>Звонки поступают как прежде. Открыть или завершить программу можно этим значком.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
</context>
<context>
    <name>callboard::MissedNotice</name>
    <message>
        <source>Number withheld</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>your phone was in use</source>
        <translation>ваш телефон был занят</translation>
    </message>
    <message>
        <source>your phone was not there</source>
        <translation>ваш телефон не был подключён</translation>
    </message>
    <message numerus="yes">
        <source>%n calls for you were missed: </source>
        <translation>
            <numerusform>Вам не дозвонились %n раз: </numerusform>
            <numerusform>Вам не дозвонились %n раза: </numerusform>
            <numerusform>Вам не дозвонились %n раз: </numerusform>
        </translation>
    </message>
    <message>
        <source>You have missed no calls that were for you alone.</source>
        <translation>Звонков лично вам вы не пропустили.</translation>
    </message>
</context>
<context>
    <name>callboard::MyDay</name>
    <message>
        <source>My day</source>
        <translation>Мой день</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>принято</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>Calls that rang here in vain or that I rejected</source>
        <translation>Звонки, на которые здесь не ответили или которые отклонили</translation>
    </message>
    <message>
        <source>occupancy</source>
        <translation>занятость</translation>
    </message>
    <message>
        <source>(time with calls + after-call work) / (the same + ready)</source>
        <translation>(время в звонках + обработка) / (то же + готовность)</translation>
    </message>
    <message>
        <source>talk in all</source>
        <translation>разговоры</translation>
    </message>
    <message>
        <source>All my talk time of today</source>
        <translation>Всё время разговоров за сегодня</translation>
    </message>
    <message>
        <source>Calls of my queues that rang here and that I answered; not who was passed on to me, or taken over</source>
        <translation>Звонки моих очередей, которые звонили у меня и которые я принял; без переданных мне и забранных</translation>
    </message>
    <message>
        <source>avg. talk</source>
        <translation>ср. разговор</translation>
    </message>
    <message>
        <source>All my talk time, without holds, divided by my talks that ended</source>
        <translation>Всё время моих разговоров без удержаний, делённое на число законченных разговоров</translation>
    </message>
    <message>
        <source>avg. after call</source>
        <translation>ср. обработка</translation>
    </message>
    <message>
        <source>All my after-call work, divided by my talks that ended, of any kind</source>
        <translation>Вся моя обработка, делённая на число законченных разговоров любого рода</translation>
    </message>
    <message numerus="yes">
        <source>talk in %n calls</source>
        <translation>
            <numerusform>в %n разговоре</numerusform>
            <numerusform>в %n разговорах</numerusform>
            <numerusform>в %n разговорах</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::OpenedView</name>
    <message>
        <source>Calls of the number</source>
        <translation>Звонки этого числа</translation>
    </message>
    <message>
        <source>What happened to the call</source>
        <translation>Что было со звонком</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Закрыть список</translation>
    </message>
    <message>
        <source>Which calls to show</source>
        <translation>Какие звонки показать</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>скрыт</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Ожидание</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Чем кончилось</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Почему нет</translation>
    </message>
    <message>
        <source>No calls</source>
        <translation>Нет звонков</translation>
    </message>
    <message>
        <source>There is none of this kind.</source>
        <translation>Таких нет.</translation>
    </message>
    <message>
        <source>The first %1 are shown; scroll on for more.</source>
        <translation>Показаны первые: %1; остальные – дальше по списку.</translation>
    </message>
    <message>
        <source>The first %1 are shown; a shorter period has the others.</source>
        <translation>Показаны первые: %1; остальные – в более коротком периоде.</translation>
    </message>
    <message>
        <source>%1 together</source>
        <translation>всего %1</translation>
    </message>
    <message>
        <source>from %1 on %2</source>
        <translation>с %1 – %2</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>цель %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что было</translation>
    </message>
    <message>
        <source>Call of %1, %2</source>
        <translation>Звонок %1, %2</translation>
    </message>
    <message>
        <source>a hidden number</source>
        <translation>скрытый номер</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Конец</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Rang</source>
        <translation>Звонил</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Удержание</translation>
    </message>
    <message>
        <source>What happened to the call of %1</source>
        <translation>Что было со звонком: %1</translation>
    </message>
    <message>
        <source>Close the list (%1)</source>
        <translation>Закрыть список (%1)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Нет времени</translation>
    </message>
    <message>
        <source>What was done in this time stands in the agent&apos;s talks and offers.</source>
        <translation>Что делалось в это время, видно по разговорам и предложенным звонкам оператора.</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Перезвонить</translation>
    </message>
    <message>
        <source>Call back %1</source>
        <translation>Перезвонить %1</translation>
    </message>
    <message>
        <source>Call back: put the number of the chosen call into the dial field</source>
        <translation>Перезвонить: поставить номер выбранного звонка в поле набора</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>ответили</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>не ответили</translation>
    </message>
    <message>
        <source>Open a number of My day first, and choose a call with a number.</source>
        <translation>Сначала раскройте цифру «Моего дня» и выберите звонок с номером.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>A double click or Enter opens a call.</source>
        <translation>Двойной щелчок или Enter раскрывает звонок.</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <translation>%1 из 5</translation>
    </message>
    <message>
        <source>no mark given</source>
        <translation>без оценки</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Оценка</translation>
    </message>
</context>
<context>
    <name>callboard::OpeningFigure</name>
    <message>
        <source>%1. A click shows what it is made of.</source>
        <translation>%1. Щелчок покажет, из чего это сложилось.</translation>
    </message>
</context>
<context>
    <name>callboard::PartyList</name>
    <message>
        <source>Silence</source>
        <translation>Заглушить</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>Who talks in this call</source>
        <translation>Кто участвует в разговоре</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Я</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>ведёт</translation>
    </message>
    <message>
        <source>is away</source>
        <translation>отошёл</translation>
    </message>
    <message>
        <source>is not heard</source>
        <translation>не слышен</translation>
    </message>
    <message>
        <source>Let speak</source>
        <translation>Дать слово</translation>
    </message>
    <message>
        <source>Let the chosen one be heard again</source>
        <translation>Выбранного снова будет слышно</translation>
    </message>
    <message>
        <source>Let nobody hear the chosen one</source>
        <translation>Выбранного никто не услышит</translation>
    </message>
    <message>
        <source>Let the chosen one go; the others talk on</source>
        <translation>Отпустить выбранного; остальные говорят дальше</translation>
    </message>
    <message>
        <source>no sound comes</source>
        <translation>звука нет</translation>
    </message>
    <message>
        <source>Who talks in this call (%1)</source>
        <translation>Кто участвует в разговоре (%1)</translation>
    </message>
</context>
<context>
    <name>callboard::PastCallModel</name>
    <message>
        <source>we called</source>
        <translation>звонили мы</translation>
    </message>
    <message>
        <source>we called, no answer</source>
        <translation>звонили мы, без ответа</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>принят</translation>
    </message>
    <message>
        <source>gave up after %1</source>
        <translation>не дождался, %1</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>cut off after %1</source>
        <translation>связь оборвалась через %1</translation>
    </message>
    <message>
        <source>sent away by a supervisor</source>
        <translation>снят с очереди супервизором</translation>
    </message>
    <message>
        <source>answered, then cut off</source>
        <translation>принят, потом обрыв связи</translation>
    </message>
</context>
<context>
    <name>callboard::PhonePanel</name>
    <message>
        <source>chosen, but not plugged in</source>
        <translation>выбрано, но не подключено</translation>
    </message>
    <message>
        <source>Calls ring in this computer</source>
        <translation>Звонки поступают на этот компьютер</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Микрофон</translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation>Уровень микрофона</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Динамик</translation>
    </message>
    <message>
        <source>Ring on</source>
        <translation>Звонить через</translation>
    </message>
    <message>
        <source>Try the speaker</source>
        <translation>Тест динамика</translation>
    </message>
    <message>
        <source>Try the ring</source>
        <translation>Тест звонка</translation>
    </message>
    <message>
        <source>as the system has it</source>
        <translation>как в системе</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>Работает: %1, %2</translation>
    </message>
    <message>
        <source>Neither a microphone nor a speaker works. Plug them in: they are taken at once.</source>
        <translation>Не работают ни микрофон, ни динамик. Подключите их: они включатся сразу.</translation>
    </message>
    <message>
        <source>No microphone works: nobody hears you. Plug one in: it is taken at once.</source>
        <translation>Микрофон не работает: вас не слышат. Подключите его: он включится сразу.</translation>
    </message>
    <message>
        <source>No speaker works: you hear nobody. Plug one in: it is taken at once.</source>
        <translation>Динамик не работает: вы никого не слышите. Подключите его: он включится сразу.</translation>
    </message>
    <message>
        <source>Hear a tone from the chosen speaker</source>
        <translation>Послушать звук из выбранного динамика</translation>
    </message>
    <message>
        <source>Hear the ring from the chosen device</source>
        <translation>Послушать звонок из выбранного устройства</translation>
    </message>
</context>
<context>
    <name>callboard::PhoneStrip</name>
    <message>
        <source>Level of the microphone</source>
        <translation>Уровень микрофона</translation>
    </message>
    <message>
        <source>Level of the other side</source>
        <translation>Уровень собеседника</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>Ваш голос</translation>
    </message>
    <message>
        <source>The other side</source>
        <translation>Собеседник</translation>
    </message>
    <message>
        <source>Phone in this computer</source>
        <translation>Телефон на этом компьютере</translation>
    </message>
    <message>
        <source>Microphone, speaker and ring of the phone in this computer</source>
        <translation>Микрофон, динамик и звонок телефона на этом компьютере</translation>
    </message>
    <message>
        <source>this computer does not ring</source>
        <translation>этот компьютер не звонит</translation>
    </message>
    <message>
        <source>no speaker</source>
        <translation>нет динамика</translation>
    </message>
    <message>
        <source>rings in this computer</source>
        <translation>звонит здесь</translation>
    </message>
    <message>
        <source>Ring here</source>
        <translation>Принимать здесь</translation>
    </message>
    <message>
        <source>Microphone: %1 is gone, %2 is used.</source>
        <translation>Микрофон: %1 отключён, работает %2.</translation>
    </message>
    <message>
        <source>Speaker: %1 is gone, %2 is used.</source>
        <translation>Динамик: %1 отключён, работает %2.</translation>
    </message>
    <message>
        <source>another speaker</source>
        <translation>другой динамик</translation>
    </message>
    <message>
        <source>another microphone</source>
        <translation>другой микрофон</translation>
    </message>
    <message>
        <source>no microphone: nobody hears you</source>
        <translation>нет микрофона: вас не слышат</translation>
    </message>
    <message>
        <source>no microphone: nobody will hear you</source>
        <translation>нет микрофона: вас не услышат</translation>
    </message>
    <message>
        <source>Plug one in, or choose another one here (Shift+F12). Calls can be taken all the same.</source>
        <translation>Подключите его или выберите другой здесь (Shift+F12). Отвечать на звонки можно и так.</translation>
    </message>
    <message>
        <source>Let calls ring in this computer (%1)</source>
        <translation>Принимать звонки на этом компьютере (%1)</translation>
    </message>
    <message>
        <source>You are muted: nobody hears you</source>
        <translation>Микрофон выключен: вас никто не слышит</translation>
    </message>
</context>
<context>
    <name>callboard::QueueModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Цель %1</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Макс.</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Операторы</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Поступило</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Потеряно</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Сервис</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Reachable of the ready: %1</source>
        <translation>Доступно из готовых: %1</translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1, закрыта</translation>
    </message>
    <message>
        <source>Outside its hours: new callers are not taken, those who wait are served.</source>
        <translation>Вне рабочих часов: новые звонки не принимаются, ожидающих обслужат.</translation>
    </message>
    <message>
        <source>Goal %1 within %2</source>
        <translation>Цель: %1 за %2</translation>
    </message>
    <message>
        <source>Half of the answered within %1, nine in ten within %2; the longest of all %3</source>
        <translation>Половина принятых ждала не дольше %1, девять из десяти – не дольше %2; самое долгое ожидание %3</translation>
    </message>
    <message>
        <source>Callers of the last 60 minutes</source>
        <translation>Звонки последних 60 минут</translation>
    </message>
    <message>
        <source>%1 of all callers; %2 within the short limit</source>
        <translation>%1 всех звонков; %2 — в пределах короткого ожидания</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>За час</translation>
    </message>
    <message>
        <source>Callers in the queue now, those for whom a phone rings among them</source>
        <translation>Кто сейчас в очереди, включая тех, для кого уже звонит телефон</translation>
    </message>
    <message>
        <source>Who serves the queue: ready, ready but not reachable, ringing, in a call, after-call work, not ready</source>
        <translation>Кто обслуживает очередь: готовы, готовы, но недоступны, входящий, в звонке, обработка, не готовы</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>Overflowed</source>
        <translation>Переток</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Kept wait</source>
        <translation>Прогноз</translation>
    </message>
    <message>
        <source>%1 of %2 callers who were told a wait</source>
        <translation>%1 из %2, кому назвали время ожидания</translation>
    </message>
    <message>
        <source>Average speed of answer %1: from joining the queue to the answer</source>
        <translation>Среднее время ожидания ответа %1: от входа в очередь до ответа</translation>
    </message>
    <message>
        <source>The longest wait of those who wait now: from joining the queue, ringing included; a wait in a queue before it is not in it</source>
        <translation>Самое долгое ожидание среди тех, кто ждёт сейчас: от входа в очередь, вместе со звонком у оператора; ожидание в прежней очереди не входит</translation>
    </message>
    <message>
        <source>Callers who came into the queue %1</source>
        <translation>Сколько звонков поступило в очередь %1</translation>
    </message>
    <message>
        <source>Of the callers who came %1, those whom an agent answered</source>
        <translation>Из позвонивших %1 – те, кому ответил оператор</translation>
    </message>
    <message>
        <source>Of the callers who came %1, those who hung up while they waited</source>
        <translation>Из позвонивших %1 – те, кто положил трубку, не дождавшись ответа</translation>
    </message>
    <message>
        <source>Of the callers who came %1, those who were sent elsewhere: the wait was too long, or too many waited</source>
        <translation>Из позвонивших %1 – отправленные в другое место: ждали слишком долго или ждало слишком много</translation>
    </message>
    <message>
        <source>Of the callers who came %1, those whom the queue did not take: closed, full, or ended by a supervisor</source>
        <translation>Из позвонивших %1 – те, кого очередь не приняла: закрыта, полна или завершил супервизор</translation>
    </message>
    <message>
        <source>Of the callers who came %1, those of whom nobody saw how they ended: the server was down</source>
        <translation>Из позвонивших %1 – те, чей конец никто не видел: сервер не работал</translation>
    </message>
    <message>
        <source>Of the callers who came %1 and were told a wait, those who were answered within it</source>
        <translation>Из позвонивших %1, кому назвали время ожидания, – принятые в это время</translation>
    </message>
    <message>
        <source>Answered only</source>
        <translation>От принятых</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Строгий</translation>
    </message>
    <message>
        <source>No early</source>
        <translation>Без ранних</translation>
    </message>
    <message>
        <source>Early credited</source>
        <translation>С ранними</translation>
    </message>
    <message>
        <source>No short</source>
        <translation>Без коротких</translation>
    </message>
    <message>
        <source>Short credited</source>
        <translation>С короткими</translation>
    </message>
    <message>
        <source>Talk %1, hold %2, after-call work %3 a call</source>
        <translation>На звонок: разговор %1, удержание %2, обработка %3</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Обслуж.</translation>
    </message>
    <message>
        <source>After-call</source>
        <translation>Обраб.</translation>
    </message>
    <message>
        <source>Average handle time %1: talk, hold and after-call work of a call</source>
        <translation>Среднее время обслуживания %1: разговор, удержание и обработка на один звонок</translation>
    </message>
    <message>
        <source>Average after-call work of a call %1</source>
        <translation>Средняя обработка на один звонок %1</translation>
    </message>
</context>
<context>
    <name>callboard::RecordingView</name>
    <message>
        <source>Play</source>
        <translation>Слушать запись</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Which recording</source>
        <translation>Какая запись</translation>
    </message>
    <message>
        <source>Play the recording, or stop for a while; who hears it stands in the journal</source>
        <translation>Слушать запись или приостановить; кто слушал, стоит в журнале</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 из %2, %3</translation>
    </message>
    <message>
        <source>It ends early: %1</source>
        <translation>Она обрывается: %1</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Save the recording as WAV; you stand in the journal as who heard it</source>
        <translation>Сохранить запись как WAV; в журнале вы стоите как тот, кто её слушал</translation>
    </message>
    <message>
        <source>Saving: %1 %</source>
        <translation>Сохраняется: %1 %</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Save the recording</source>
        <translation>Сохранить запись</translation>
    </message>
    <message>
        <source>WAV, for every player (*.wav)</source>
        <translation>WAV, для любого проигрывателя (*.wav)</translation>
    </message>
    <message>
        <source>Reading the recording…</source>
        <translation>Запись читается…</translation>
    </message>
    <message>
        <source>The server does not answer now. Try it again in a moment.</source>
        <translation>Сервер сейчас не отвечает. Попробуйте чуть позже.</translation>
    </message>
</context>
<context>
    <name>callboard::SettingsMenu</name>
    <message>
        <source>Sound when a call rings</source>
        <translation>Звук при звонке</translation>
    </message>
    <message>
        <source>Go on in the tray when the window is closed</source>
        <translation>При закрытии окна оставаться в трее</translation>
    </message>
    <message>
        <source>About Callboard</source>
        <translation>О программе Callboard</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Keys in all windows</source>
        <translation>Клавиши во всех окнах</translation>
    </message>
    <message>
        <source>Wayland gives keys to the window in front only.</source>
        <translation>Wayland отдаёт клавиши только активному окну.</translation>
    </message>
    <message>
        <source>%1 answers, %2 hangs up</source>
        <translation>%1 — ответить, %2 — завершить</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
</context>
<context>
    <name>callboard::SignInPage</name>
    <message>
        <source>Sign in to your contact centre</source>
        <translation>Вход в контакт-центр</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Sign in (Enter)</source>
        <translation>Войти (Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Stop connecting</source>
        <translation>Прервать подключение</translation>
    </message>
    <message>
        <source>Write the server&apos;s address.</source>
        <translation>Укажите адрес сервера.</translation>
    </message>
    <message>
        <source>Write your user name.</source>
        <translation>Укажите имя пользователя.</translation>
    </message>
    <message>
        <source>Write your password.</source>
        <translation>Введите пароль.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Подключаемся к %1…</translation>
    </message>
    <message>
        <source>This is no server&apos;s address. Write it like wss://centre.example:8765</source>
        <translation>Это не адрес сервера. Образец: wss://centre.example:8765</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Пробуем ещё раз…</translation>
    </message>
</context>
<context>
    <name>callboard::SoundLane</name>
    <message>
        <source>Place in the recording</source>
        <translation>Место в записи</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>A click goes there; the arrow keys go 5 seconds, Page Up and Page Down half a minute</source>
        <translation>Щелчок ведёт туда; стрелки — 5 секунд, Page Up и Page Down — полминуты</translation>
    </message>
</context>
<context>
    <name>callboard::StateBar</name>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message>
        <source>Take calls of your queues</source>
        <translation>Принимать звонки своих очередей</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Не готов</translation>
    </message>
    <message>
        <source>Take no calls, and say why</source>
        <translation>Не принимать звонки и указать причину</translation>
    </message>
    <message>
        <source>30 seconds more</source>
        <translation>Ещё 30 секунд</translation>
    </message>
    <message>
        <source>Extend the after-call work</source>
        <translation>Продлить обработку</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Закончить</translation>
    </message>
    <message>
        <source>End the after-call work</source>
        <translation>Завершить обработку после звонка</translation>
    </message>
    <message>
        <source>no reason</source>
        <translation>без причины</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Уйти со смены</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>Нет телефона</translation>
    </message>
    <message>
        <source>This desk was not reachable, so no calls are offered. Press Ready to take calls again.</source>
        <translation>Рабочее место было недоступно, звонки не поступают. Нажмите «Готов», чтобы снова принимать их.</translation>
    </message>
    <message>
        <source>Set by a rule after missed calls. Press Ready to leave.</source>
        <translation>Включено правилом после пропущенных звонков. Нажмите «Готов», чтобы вернуться.</translation>
    </message>
    <message>
        <source>Set by a rule.</source>
        <translation>Включено правилом.</translation>
    </message>
    <message>
        <source>Set by %1. Press Ready to leave.</source>
        <translation>Включил(а) %1. Нажмите «Готов», чтобы вернуться.</translation>
    </message>
    <message>
        <source>Set by %1.</source>
        <translation>Включил(а) %1.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>over by %1</source>
        <translation>сверх времени %1</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation>далее: %1</translation>
    </message>
    <message>
        <source>after this call: %1</source>
        <translation>после звонка: %1</translation>
    </message>
    <message>
        <source>You have no extension, so no calls come here.</source>
        <translation>У вас нет добавочного номера, звонки сюда не поступают.</translation>
    </message>
    <message>
        <source>Press Ready to begin.</source>
        <translation>Нажмите «Готов», чтобы начать.</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Никто не ждёт</translation>
    </message>
    <message>
        <source>phone %1 registered</source>
        <translation>телефон %1 подключён</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting · %2 in %1</source>
        <translation>
            <numerusform>ждёт %n · %2 в «%1»</numerusform>
            <numerusform>ждут %n · %2 в «%1»</numerusform>
            <numerusform>ждут %n · %2 в «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline since %1. Your phone alone knows whether the call goes on.</source>
        <translation>Нет связи с %1. Идёт ли разговор, знает только ваш телефон.</translation>
    </message>
    <message>
        <source>Offline since %1. Your phone alone knows of calls; the desk reconnects by itself.</source>
        <translation>Нет связи с %1. О звонках знает только ваш телефон; связь восстановится сама.</translation>
    </message>
    <message>
        <source>%1, set by %2</source>
        <translation>%1 (установлено: %2)</translation>
    </message>
    <message>
        <source>say how the call ended (%1)</source>
        <translation>укажите итог звонка (%1)</translation>
    </message>
    <message>
        <source>phone %1 is not connected</source>
        <translation>телефон %1 не подключён</translation>
    </message>
    <message>
        <source>No calls can ring. Check that the phone is on and connected.</source>
        <translation>Звонки не пройдут. Проверьте, включён ли телефон и есть ли связь.</translation>
    </message>
    <message>
        <source>You are ready when your after-call work is done (%1).</source>
        <translation>Вы станете готовы, когда закончите обработку (%1).</translation>
    </message>
    <message>
        <source>You are ready after this call.</source>
        <translation>Вы станете готовы после этого звонка.</translation>
    </message>
    <message>
        <source>You are ready already.</source>
        <translation>Вы уже готовы.</translation>
    </message>
    <message>
        <source>Your after-call work waits for the end of this talk.</source>
        <translation>Обработка ждёт конца этого разговора.</translation>
    </message>
    <message>
        <source>You do no after-call work now.</source>
        <translation>У вас сейчас нет обработки звонка.</translation>
    </message>
    <message>
        <source>Say first how the call ended (%1).</source>
        <translation>Сначала укажите итог звонка (%1).</translation>
    </message>
    <message>
        <source>phone %1</source>
        <translation>тел. %1</translation>
    </message>
    <message>
        <source>The phone is connected: calls can ring.</source>
        <translation>Телефон на связи, звонки проходят.</translation>
    </message>
    <message>
        <source>after-call work waits</source>
        <translation>обработка ждёт</translation>
    </message>
</context>
<context>
    <name>callboard::StatusLine</name>
    <message>
        <source>Connected to %1</source>
        <translation>Подключено к %1</translation>
    </message>
    <message>
        <source>Offline since %1, %2 ago. Connecting to %3…</source>
        <translation>Нет связи с %1, уже %2. Подключаемся к %3…</translation>
    </message>
</context>
<context>
    <name>callboard::SupervisorPage</name>
    <message>
        <source>Queue to show</source>
        <translation>Показать очередь</translation>
    </message>
    <message>
        <source>Find a name or a number</source>
        <translation>Найти имя или номер</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>Текст для поиска</translation>
    </message>
    <message>
        <source>Show only agents and calls with this text (%1)</source>
        <translation>Показать только операторов и звонки с этим текстом (%1)</translation>
    </message>
    <message>
        <source>Show logged out</source>
        <translation>Показать тех, кто не на смене</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Очереди</translation>
    </message>
    <message>
        <source>No queues</source>
        <translation>Очередей нет</translation>
    </message>
    <message>
        <source>Queues are set up in the server&apos;s configuration.</source>
        <translation>Очереди задаются в настройках сервера.</translation>
    </message>
    <message>
        <source>service: %1</source>
        <translation>сервис: %1</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Операторы</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Никого нет</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Звонки</translation>
    </message>
    <message>
        <source>Waiting calls and calls in progress</source>
        <translation>Ожидающие звонки и разговоры</translation>
    </message>
    <message>
        <source>No calls now</source>
        <translation>Сейчас звонков нет</translation>
    </message>
    <message>
        <source>Waiting callers and calls in progress appear here.</source>
        <translation>Здесь появятся ожидающие звонки и разговоры.</translation>
    </message>
    <message>
        <source>All queues</source>
        <translation>Все очереди</translation>
    </message>
    <message>
        <source>%1 waiting, %2 talking</source>
        <translation>ждут %1, разговоров %2</translation>
    </message>
    <message>
        <source>Offline since %1. Figures are as of then.</source>
        <translation>Нет связи с %1. Цифры на этот момент.</translation>
    </message>
    <message>
        <source>No agents</source>
        <translation>Операторов нет</translation>
    </message>
    <message>
        <source>Agents are the users with an extension in the server&apos;s configuration.</source>
        <translation>Операторы — это пользователи с добавочным номером в настройках сервера.</translation>
    </message>
    <message>
        <source>Nothing matches what you look for. Escape shows all again.</source>
        <translation>Под условия ничего не подходит. Escape снова покажет всё.</translation>
    </message>
    <message>
        <source>No such calls</source>
        <translation>Таких звонков нет</translation>
    </message>
    <message>
        <source>Talks are not recorded to their end since %1: %2. Calls go on.</source>
        <translation>Разговоры не записываются до конца с %1: %2. Звонки идут дальше.</translation>
    </message>
    <message>
        <source>%1 calling</source>
        <translation>дозваниваются: %1</translation>
    </message>
    <message>
        <source>all agents</source>
        <translation>все операторы</translation>
    </message>
    <message numerus="yes">
        <source>%n agents</source>
        <translation>
            <numerusform>%n оператор</numerusform>
            <numerusform>%n оператора</numerusform>
            <numerusform>%n операторов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::SystemTray</name>
    <message>
        <source>Open Callboard</source>
        <translation>Открыть Callboard</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Завершить работу</translation>
    </message>
</context>
<context>
    <name>callboard::TimeBar</name>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Пуск</translation>
    </message>
    <message>
        <source>Whose past</source>
        <translation>Чьё прошлое</translation>
    </message>
    <message>
        <source>Day to look at</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Time of the day</source>
        <translation>Время дня</translation>
    </message>
    <message>
        <source>Drag to see the floor as it was. Left and right go by a minute, Page Up and Page Down by a quarter of an hour.</source>
        <translation>Потяните, чтобы увидеть зал таким, каким он был. Стрелки влево и вправо — минута, Page Up и Page Down — четверть часа.</translation>
    </message>
    <message>
        <source>Moment to look at</source>
        <translation>Момент</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>× %1</source>
        <translation>× %1</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>Вернуться к настоящему</translation>
    </message>
    <message>
        <source>Let the past run, or stop it</source>
        <translation>Пустить прошлое или остановить</translation>
    </message>
    <message>
        <source>This site</source>
        <translation>Эта площадка</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Как было</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
</context>
<context>
    <name>callboard::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>Settings, sign out</source>
        <translation>Настройки, выход</translation>
    </message>
</context>
<context>
    <name>callboard::WrapUpView</name>
    <message>
        <source>About this call</source>
        <translation>Об этом звонке</translation>
    </message>
    <message>
        <source>How the call ended</source>
        <translation>Итог звонка</translation>
    </message>
    <message>
        <source>How the call ended: type a part of it (%1)</source>
        <translation>Итог звонка: наберите часть названия (%1)</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation>Чем закончился?</translation>
    </message>
    <message>
        <source>Note about this call</source>
        <translation>Заметка об этом звонке</translation>
    </message>
    <message>
        <source>What is to be remembered</source>
        <translation>Что нужно запомнить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation>Сохранить заметку</translation>
    </message>
    <message>
        <source>too long to be saved</source>
        <translation>слишком длинно, не сохранить</translation>
    </message>
    <message>
        <source>not saved, and this computer&apos;s disk takes nothing</source>
        <translation>не сохранено, и диск этого компьютера не принимает запись</translation>
    </message>
    <message>
        <source>say how it ended</source>
        <translation>укажите итог</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>ещё не сохранено</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>сохранено</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Put this card away; what is typed is saved (%1)</source>
        <translation>Убрать эту карточку; набранное сохранится (%1)</translation>
    </message>
    <message>
        <source>About the last call</source>
        <translation>О прошлом звонке</translation>
    </message>
    <message>
        <source>About an earlier call</source>
        <translation>Об одном из прошлых звонков</translation>
    </message>
    <message>
        <source>About the call with %1</source>
        <translation>О звонке: %1</translation>
    </message>
    <message>
        <source>There is no call to write about now.</source>
        <translation>Сейчас нет звонка, о котором можно написать.</translation>
    </message>
    <message>
        <source>There are no codes for a call like this.</source>
        <translation>Для таких звонков нет кодов итога.</translation>
    </message>
    <message>
        <source>There is nothing new to save.</source>
        <translation>Сохранять нечего: нового нет.</translation>
    </message>
</context>
</TS>
