// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/busy_floor.h"

namespace callboard {

namespace {

struct Person {
    std::string_view id;
    std::string_view name;
    std::initializer_list<std::string_view> queues;
};

const std::initializer_list<Person> people{
    {"anna", "Анна Петрова", {"support", "sales"}},
    {"boris", "Борис Воскресенский-Зайончковский", {"support"}},
    {"chen", "Chen Wei", {"support", "billing"}},
    {"daria", "Дарья Миклухо-Маклай", {"sales"}},
    {"egor", "Егор Ли", {"support", "sales"}},
    {"fatima", "Fatima Al-Rashid", {"billing"}},
    {"gleb", "Глеб Ржевский", {"support"}},
    {"helen", "Helen O'Connor", {"vip", "support"}},
    {"irina", "Ирина Константинопольская", {"support", "billing"}},
    {"jan", "Jan Kowalski", {"sales"}},
    {"kira", "Кира Найтова", {"support"}},
    {"lev", "Лев Толстиков", {"support", "sales"}},
    {"maria", "María José Fernández de la Vega Sanz", {"vip"}},
    {"nadia", "Надежда Суворова", {"returns"}},
    {"oleg", "Олег <b>Жирный</b>", {"support"}},
    {"polina", "Полина Гагарина-Вишневецкая", {"returns", "sales"}},
    {"roman", "Roman \u202Ekramdne\u202C Ivanov", {"support"}},
    {"sofia", "София Ротару", {"billing"}},
    {"timur", "Тимур Бекмамбетов", {"support"}},
    {"uliana", "Ульяна Лопаткина", {"support"}},
};

const std::initializer_list<Party> callers{
    {"+79161112233", "Ivan Sidorov"},
    {"+74957654321", "ООО «Северо-Западная транспортная компания»"},
    {"+79031234567", ""},
    {"+442071838750", "Olivia Smith"},
    {"", "anonymous"},
    {"+78123334455", "=cmd|' /C calc'!A0"},
    {"+79265557788", "Мария Ким"},
    {"+79501112299", ""},
    {"+12025550123", "Bob <script>alert(1)</script>"},
    {"+79219998877", "Пётр Семёнов-Тян-Шанский"},
};

QueueSettings queue(std::string_view id, std::string name, std::string number, Duration target) {
    QueueSettings settings;
    settings.id = QueueId{id};
    settings.name = std::move(name);
    settings.number = std::move(number);
    settings.target = target;
    return settings;
}

ContactCard contact(std::string name, std::string company, std::string city, std::string note) {
    ContactCard card;
    card.name = std::move(name);
    card.company = std::move(company);
    card.city = std::move(city);
    card.language = "ru";
    card.note = std::move(note);
    return card;
}

} // namespace

BusyFloor::BusyFloor() {
    configure();
    liveThroughMorning();
    fillFloor();
}

void BusyFloor::configure() {
    SiteSettings site;
    site.name = "Acme";
    site.timeZone = "Europe/Moscow";
    site.queues = {queue("support", "Поддержка", "600", seconds{20}),
                   queue("sales", "Sales", "601", seconds{30}),
                   queue("billing", "Billing", "602", seconds{20}), queue("vip", "VIP", "603", seconds{10}),
                   queue("returns", "Возвраты и рекламации", "604", seconds{40})};
    int extension = 1001;
    for (const auto &person : people) {
        UserSettings user;
        user.id = UserId{person.id};
        user.name = std::string(person.name);
        user.extension = DeviceId{std::to_string(extension++)};
        for (const auto id : person.queues)
            user.queues.push_back(QueueId{id});
        if (const auto place = site.users.size(); place < 18) // the last two are in none
            user.team = place < 10 ? TeamId{"first-line"} : TeamId{"evening"};
        site.users.push_back(user);
    }
    UserSettings olga;
    olga.id = UserId{"olga"};
    olga.name = "Ольга Смирнова";
    olga.role = Role::Supervisor;
    site.users.push_back(olga);
    site.reasons = {ReasonId{"break"}, ReasonId{"lunch"}, ReasonId{"meeting"}, ReasonId{"training"}};
    site.dispositions = {{DispositionId{"solved"}, "Solved", {}, {}},
                         {DispositionId{"complaint"}, "Complaint", {}, {QueueId{"support"}}},
                         {DispositionId{"late"}, "Delivery is late", DispositionId{"complaint"}, {}},
                         {DispositionId{"broken"}, "Goods are broken", DispositionId{"complaint"}, {}},
                         {DispositionId{"order"}, "Order", {}, {QueueId{"sales"}}}};
    floor.happen(ConfigChanged{site});
    floor.happen(DayStarted{"2026-11-21"});
    for (const auto &user : site.users)
        if (user.extension && user.id != UserId{"timur"})
            floor.happen(DeviceRegistered{user.extension, "sip:127.0.0.1:5070", "Yealink", true});
}

void BusyFloor::wantCodes() {
    auto site = floor.center().site;
    for (auto &each : site.queues)
        each.needsDisposition = true;
    floor.happen(ConfigChanged{site});
}

void BusyFloor::wish(AgentId agent, DesiredState state, std::string_view reason) {
    const auto id = reason.empty() ? ReasonId{} : ReasonId{reason};
    floor.happen(AgentStateChanged{agent, state, id, Author::Agent, agent});
}

CallId BusyFloor::arrive(std::string_view queue, Party from) {
    const auto call = CallId::make(1, ++m_calls);
    floor.happen(CallArrived{call, Direction::Inbound, std::move(from), "600", TrunkId{"city"}, {}});
    floor.happen(CallQueued{call, QueueId{queue}});
    return call;
}

void BusyFloor::ring(CallId call, AgentId agent) {
    const OfferId offer{++m_offers};
    const auto device = find(floor.center(), agent)->device;
    floor.happen(OfferStarted{offer, call, agent, device, floor.now() + seconds{15}});
}

void BusyFloor::answer(CallId call, AgentId agent) {
    floor.happen(CallAnswered{call, agent, find(floor.center(), call)->offer});
}

// Forty calls, some given up, so that the day has figures.
void BusyFloor::liveThroughMorning() {
    const std::array queues{"support", "sales", "billing", "vip", "support"};
    const std::array agents{AgentId{"anna"}, AgentId{"daria"}, AgentId{"fatima"}, AgentId{"helen"},
                            AgentId{"gleb"}};
    for (const auto agent : agents)
        wish(agent, DesiredState::Ready);
    for (std::size_t i = 0; i < 60; ++i) {
        const auto which = i % queues.size();
        const auto call = arrive(queues[which], *(callers.begin() + i % callers.size()));
        floor.pass(seconds{4 + static_cast<int>(i * 7 % 31)});
        if (i % 7 == 3) {
            floor.happen(CallEnded{call, EndedBy::Caller, EndCause::Cancelled});
            continue;
        }
        ring(call, agents[which]);
        floor.pass(seconds{3});
        answer(call, agents[which]);
        floor.pass(seconds{60 + static_cast<int>(i * 13 % 140)});
        floor.happen(CallEnded{call, EndedBy::Caller, EndCause::Normal});
        floor.pass(seconds{8});
        floor.happen(AfterCallWorkEnded{agents[which], Author::Agent});
    }
}

void BusyFloor::fillFloor() {
    for (const auto id :
         {"boris", "chen", "egor", "irina", "jan", "kira", "lev", "nadia", "polina", "roman", "timur"})
        wish(AgentId{id}, DesiredState::Ready);
    wish(AgentId{"oleg"}, DesiredState::NotReady, "lunch");
    wish(AgentId{"sofia"}, DesiredState::NotReady, "training");
    floor.pass(seconds{431});
    const auto party = [](std::size_t i) { return *(callers.begin() + i % callers.size()); };
    const std::array talking{"boris", "chen", "egor", "irina", "jan"};
    for (std::size_t i = 0; i < talking.size(); ++i) {
        const auto call = arrive(i == 4 ? "sales" : "support", party(i + 2));
        floor.pass(seconds{9});
        ring(call, AgentId{talking[i]});
        floor.pass(seconds{4});
        answer(call, AgentId{talking[i]});
        floor.pass(seconds{37});
    }
    floor.happen(
        CallEnded{find(floor.center(), AgentId{"chen"})->calls.front(), EndedBy::Caller, EndCause::Normal});
    wish(AgentId{"egor"}, DesiredState::NotReady, "break");
    arrive("support", party(1));
    floor.pass(seconds{38});
    arrive("support", party(4));
    arrive("sales", party(5));
    floor.pass(seconds{16});
    arrive("billing", party(8));
    floor.pass(seconds{9});
    ring(arrive("support", party(9)), AgentId{"kira"});
    floor.pass(seconds{5});
}

void BusyFloor::ringAnna() {
    m_annasCall = arrive("support", {annasCaller(), "Пётр"});
    floor.pass(seconds{12});
    ring(m_annasCall, anna);
    floor.pass(seconds{3});
}

void BusyFloor::answerAnna() {
    answer(m_annasCall, anna);
    floor.pass(seconds{137});
}

void BusyFloor::endAnnasCall() {
    floor.happen(CallEnded{m_annasCall, EndedBy::Caller, EndCause::Normal});
    floor.pass(seconds{4});
}

void BusyFloor::consultColleague() {
    floor.happen(CallHeld{m_annasCall, anna});
    floor.happen(CallArrived{consult, Direction::Outbound, {"1001", {}}, "+74950000001", {}, anna});
    floor.happen(CallAnswered{consult, {}, {}});
    floor.pass(seconds{21});
}

void BusyFloor::missColleague() {
    constexpr CallId call{990};
    const AgentId irina{"irina"};
    const Party from{"1009", "Ирина Константинопольская"};
    floor.happen(CallArrived{call, Direction::Internal, from, "1001", {}, irina});
    floor.happen(CallMissed{call, anna, from, OfferOutcome::Busy});
    floor.happen(CallEnded{call, EndedBy::System, EndCause::Busy});
    floor.pass(seconds{2});
}

void BusyFloor::bringTogether() {
    floor.happen(CallConferenced{m_annasCall, anna, consult, 3, {"+74950000001", "Vera <b>"}});
    floor.pass(seconds{40});
}

CallerCard BusyFloor::cardOf(const std::string &) {
    CallerCard card;
    card.contacts = {contact("Пётр Семёнов-Тян-Шанский",
                             "ООО «Северо-Западная транспортная компания „Экспедиция“»", "Санкт-Петербург",
                             "Постоянный клиент. Просит звонить после обеда."),
                     contact("Anna <b>Семёнова</b>", "", "Moscow", "Shares this number with her husband")};
    const auto past = [](Duration ago, std::string_view agent, bool isAnswered, Duration wait,
                         Duration talk) {
        PastCall call;
        call.at = TestFloor::morning - ago;
        call.queue = QueueId{"support"};
        if (!agent.empty())
            call.agents = {AgentId{agent}};
        call.endedBy = EndedBy::Caller;
        call.isAnswered = isAnswered;
        call.wait = wait;
        call.talk = talk;
        return call;
    };
    card.calls = {past(minutes{48}, "gleb", true, seconds{12}, seconds{191}),
                  past(minutes{26 * 60}, "", false, seconds{84}, {}),
                  past(minutes{9 * 24 * 60}, "irina", true, seconds{31}, seconds{612})};
    return card;
}

} // namespace callboard
