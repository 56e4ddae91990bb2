"""Worksheets as a workshop at a health centre would print them, blank and filled, in both languages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sala.language import Translator
from sala.printing import Column, FieldKind, Option, SheetHeader, Worksheet, WorksheetField

K = FieldKind
LANGUAGES = ("km", "en")


@dataclass(frozen=True)
class T:
    """Words in both languages."""

    km: str
    en: str


class Words:
    """Makes fields in one language; with ``filled`` they keep their values."""

    def __init__(self, language: str, *, filled: bool) -> None:
        self._language = language
        self._filled = filled

    def __call__(self, text: T | str) -> str:
        return text if isinstance(text, str) else getattr(text, self._language)

    def field(
        self, label: T, kind: FieldKind, note: T | str = "", *, value: object = None, **more: object
    ) -> WorksheetField:
        for name in ("heading", "unit", "low_label", "high_label"):
            if name in more:
                more[name] = self(more[name])
        return WorksheetField(self(label), kind, self(note), value=self._value(value), **more)

    def _value(self, value: object) -> object:
        if not self._filled or value is None:
            return None
        return tuple(self._value(each) for each in value) if isinstance(value, tuple) else self(value)

    def options(self, **labels: T) -> tuple[Option, ...]:
        return tuple(Option(key, self(label)) for key, label in labels.items())

    def header(self, *, consent: bool = False) -> SheetHeader:
        header = SheetHeader(
            "K7M2QX",
            self(T("សិក្ខាសាលានវានុវត្តន៍សេវាសាធារណៈ ស្រុកសំរោងទង", "Public service innovation workshop, Samraong Tong")),
            place=self(T("ឃុំរលាំងគ្រើល ស្រុកសំរោងទង ខេត្តកំពង់ស្ពឺ", "Roleang Kreul, Samraong Tong, Kampong Speu")),
            with_consent_code=consent,
        )
        if not self._filled:
            return header
        return replace(
            header,
            team=self(T("ក្រុមស្ត្រី និងកុមារ", "Women and children")),
            team_mark="2",
            date=self(T("ថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៦", "14 April 2026")),
            consent_code="C4T9" if consent else "",
        )


def translator(language: str) -> Translator:
    return Translator(language)


def journey(language: str, *, filled: bool) -> Worksheet:
    w = Words(language, filled=filled)
    sources = w.options(
        observed=T("យើងបានឃើញផ្ទាល់", "We saw it"),
        reported=T("គេបានប្រាប់យើង", "We were told"),
        estimated=T("យើងប៉ាន់ស្មាន", "We estimate"),
    )
    columns = (
        Column(w(T("សកម្មភាពដែលធ្វើ", "What the person does"))),
        Column(w(T("ទីកន្លែង", "Place"))),
        Column(w(T("ការិយាល័យ", "Office"))),
        Column(w(T("ឯកសារ", "Document"))),
        Column(w(T("ពេលរង់ចាំ", "Waiting")), K.MINUTES, w(T("នាទី", "min"))),
        Column(w(T("ពេលធ្វើកិច្ចការ", "Active time")), K.MINUTES, w(T("នាទី", "min"))),
        Column(w(T("ពេលធ្វើដំណើរ", "Travel time")), K.MINUTES, w(T("នាទី", "min"))),
        Column(w(T("កម្រៃសេវាផ្លូវការ", "Official fee")), K.RIEL, w(T("រៀល", "riel"))),
        Column(w(T("ចំណាយធ្វើដំណើរ", "Travel cost")), K.RIEL, w(T("រៀល", "riel"))),
        Column(w(T("ចំណូលដែលបាត់បង់", "Lost income")), K.RIEL, w(T("រៀល", "riel"))),
        Column(w(T("រាប់ជាការទៅមួយលើក", "Counts as a visit")), K.YES_NO),
        Column(w(T("អារម្មណ៍", "Feeling")), K.SCALE, w(T("−២ ដល់ +២", "−2 to +2"))),
        Column(w(T("ការលំបាក", "Pain")), K.LONG_TEXT),
        Column(w(T("ដឹងតាមរយៈអ្វី", "How we know")), K.CHOICE, options=sources),
    )
    steps = (
        (
            T("ឈប់ធ្វើស្រែមួយព្រឹក ហើយជិះម៉ូតូឌុបទៅមណ្ឌលសុខភាព", "Leaves the field for a morning and rides to the health centre"),
            T("ផ្ទះ ភូមិត្រពាំងឈូក", "Home, Trapeang Chhuk village"),
            "",
            T("ប័ណ្ណសមធម៌", "Poor household card"),
            T("០", "0"),
            T("១០", "10"),
            T("៤៥", "45"),
            T("០", "0"),
            T("៨,០០០", "8,000"),
            T("១០,០០០", "10,000"),
            T("បាទ/ចាស", "Yes"),
            T("−១", "−1"),
            T("ផ្លូវរអិលនៅរដូវវស្សា។", "The road is slippery in the rainy season."),
            T("គេបានប្រាប់យើង", "We were told"),
        ),
        (
            T("យកលេខរៀង រួចរង់ចាំហៅឈ្មោះ", "Takes a number and waits to be called"),
            T("មណ្ឌលសុខភាព", "Health centre"),
            T("តុចុះឈ្មោះ", "Registration desk"),
            T("សៀវភៅតាមដានសុខភាព", "Health book"),
            T("៩៥", "95"),
            T("៥", "5"),
            T("០", "0"),
            T("២,០០០", "2,000"),
            T("០", "0"),
            T("០", "0"),
            T("ទេ", "No"),
            T("−២", "−2"),
            T(
                "មិនដឹងថានៅសល់ប៉ុន្មាននាក់ទៀត ហើយគ្មានកៅអីសម្រាប់ស្ត្រីមានផ្ទៃពោះ។",
                "Nobody knows how many are still before her, and there is no chair for pregnant women.",
            ),
            T("យើងបានឃើញផ្ទាល់", "We saw it"),
        ),
        (
            T("ជួបឆ្មប ពិនិត្យផ្ទៃពោះ និងទទួលថ្នាំ", "Sees the midwife, is examined and given tablets"),
            T("មណ្ឌលសុខភាព", "Health centre"),
            T("បន្ទប់ពិនិត្យ", "Examination room"),
            T("ប័ណ្ណពិនិត្យផ្ទៃពោះ", "Antenatal card"),
            T("២០", "20"),
            T("១៥", "15"),
            T("០", "0"),
            T("៥,០០០", "5,000"),
            T("០", "0"),
            T("០", "0"),
            T("ទេ", "No"),
            T("+២", "+2"),
            "",
            T("យើងបានឃើញផ្ទាល់", "We saw it"),
        ),
    )
    fields = (
        w.field(
            T("ឈ្មោះដំណើរការ", "Name of the journey"),
            K.TEXT,
            T("សេវាអ្វី នៅទីណា?", "Which service, and where?"),
            value=T("ពិនិត្យផ្ទៃពោះលើកដំបូង នៅមណ្ឌលសុខភាពរលាំងគ្រើល", "First antenatal visit at Roleang Kreul health centre"),
            half=True,
        ),
        w.field(
            T("ចំនួនករណីក្នុងមួយឆ្នាំ", "Cases per year"),
            K.NUMBER,
            T("សូមមើលបញ្ជីរបស់អង្គភាព។", "See the register."),
            value=T("៤២០", "420"),
            unit=T("ករណី", "cases"),
            half=True,
        ),
        w.field(
            T("ដំណើរការនៅពេលណា", "Which version"),
            K.CHOICE,
            value=("as_is",),
            options=w.options(
                as_is=T("សព្វថ្ងៃ", "As it is"),
                to_be=T("ដែលចង់បាន", "As we want it"),
                piloted=T("ពេលអនុវត្តសាកល្បង", "As piloted"),
            ),
        ),
        w.field(
            T("ជំហាន", "Steps"),
            K.ROWS,
            T(
                "មួយប្រអប់ សម្រាប់ជំហានមួយ ចាប់ពីផ្ទះរហូតដល់ទទួលបានសេវា។",
                "One box for each step, from home until the service is received.",
            ),
            value=steps,
            lines=6,
            columns=columns,
        ),
    )
    return Worksheet(
        "journey",
        w(T("ដំណើរការទទួលសេវា", "Service journey")),
        w(
            T(
                "ក្រោយសកម្មភាពនេះ ក្រុមនឹងឃើញគ្រប់ជំហានដែលប្រជាពលរដ្ឋឆ្លងកាត់ និងដឹងថាជំហានណាស៊ីពេល ស៊ីប្រាក់ ឬត្រូវទៅច្រើនលើក។",
                "After this the team sees every step that a citizen goes through, and where time and money are lost.",
            )
        ),
        w.header(),
        "1.0",
        fields,
        landscape=True,
    )


def interview(language: str, *, filled: bool) -> Worksheet:
    w = Words(language, filled=filled)
    difficulty = w.options(
        no_difficulty=T("មិនពិបាក", "No difficulty"),
        some=T("ពិបាកខ្លះ", "Some difficulty"),
        a_lot=T("ពិបាកខ្លាំង", "A lot of difficulty"),
        cannot=T("ធ្វើមិនបានទាល់តែសោះ", "Cannot do it at all"),
    )
    story = T(
        "គាត់បានចេញពីផ្ទះតាំងពីម៉ោងប្រាំព្រឹក ដោយផ្ញើកូនតូចឱ្យជីដូនមើល។ ទៅដល់មណ្ឌលសុខភាព មានអ្នករង់ចាំជាងសាមសិបនាក់ទៅហើយ។ "
        "ស្ត្រីម្នាក់ប្រាប់គាត់ថា ត្រូវយកលេខរៀងនៅតុខាងក្រោយ ប៉ុន្តែគ្មានស្លាកណាប្រាប់ទេ ដូច្នេះគាត់បានឈរខុសជួរអស់កន្លះម៉ោង។\n"
        "ពេលដល់វេន ឆ្មបបានពិនិត្យយ៉ាងយកចិត្តទុកដាក់ និងពន្យល់ឱ្យយល់។ គាត់បានត្រឡប់ទៅផ្ទះវិញនៅម៉ោងមួយរសៀល ដោយខាតការងារមួយថ្ងៃ។",
        "She left home at five in the morning and gave her small child to its grandmother. More than thirty people "
        "were waiting when she arrived. A woman told her to take a number at the desk behind, but no sign said so, "
        "and she had stood in the wrong queue for half an hour.\nThe midwife examined her with care and explained "
        "everything. She was home at one in the afternoon and had lost a day's work.",
    )
    fields = (
        w.field(
            T("លេខកូដមនុស្ស", "Person code"),
            K.PERSON_CODE,
            T("សូមសរសេរលេខកូដ កុំសរសេរឈ្មោះ។", "A code, never the name."),
            value="P-07",
            half=True,
            heading=T("អ្នកដែលយើងបានជួប", "The person we met"),
        ),
        w.field(
            T("ថ្ងៃសម្ភាសន៍", "Date of the interview"),
            K.DATE,
            T("តាមប្រតិទិនសកល។", "As on the calendar."),
            value=T("ថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៦", "14 April 2026"),
            half=True,
        ),
        w.field(
            T("តួនាទី", "Role"),
            K.CHOICE,
            T("បុគ្គលនេះពាក់ព័ន្ធនឹងសេវាយ៉ាងណា?", "What does this person have to do with the service?"),
            value=("user",),
            options=w.options(
                user=T("អ្នកប្រើប្រាស់សេវា", "Service user"),
                family=T("គ្រួសារ ឬអ្នកមើលថែ", "Family or carer"),
                staff=T("មន្ត្រីផ្តល់សេវា", "Staff who give the service"),
                leader=T("អ្នកដឹកនាំ ឬអ្នកសម្រេចចិត្ត", "Leader or decider"),
                other=T("ផ្សេងទៀត", "Other"),
            ),
        ),
        w.field(
            T("ភេទ", "Sex"),
            K.CHOICE,
            value=("female",),
            options=w.options(
                female=T("ស្ត្រី", "Woman"), male=T("បុរស", "Man"), other=T("ផ្សេងទៀត ឬមិនចង់ប្រាប់", "Other, or not said")
            ),
        ),
        w.field(
            T("ការមើល", "Seeing"),
            K.CHOICE,
            T("តើអ្នកពិបាកមើលទេ ទោះបីពាក់វ៉ែនតាក៏ដោយ?", "Do you have difficulty seeing, even with glasses?"),
            value=("some",),
            options=difficulty,
            heading=T("ការលំបាកក្នុងជីវិតប្រចាំថ្ងៃ (សួរតែបើយល់ព្រម)", "Difficulties in daily life (only if agreed)"),
        ),
        w.field(
            T("ការដើរ ឬឡើងជណ្តើរ", "Walking or climbing steps"),
            K.CHOICE,
            T("តើអ្នកពិបាកដើរ ឬឡើងជណ្តើរទេ?", "Do you have difficulty walking or climbing steps?"),
            value=("no_difficulty",),
            options=difficulty,
        ),
        w.field(
            T("មានប័ណ្ណសមធម៌", "Has a poor household card"),
            K.YES_NO_UNKNOWN,
            value=("yes",),
            heading=T("គ្រួសារ និងផ្លូវធ្វើដំណើរ", "Household and way to the service"),
        ),
        w.field(
            T("ចម្ងាយទៅកន្លែងផ្តល់សេវា", "Distance to the service"),
            K.NUMBER,
            T("ចម្ងាយពីផ្ទះ គិតតែម្ខាង។", "From home, one way."),
            value=T("១២", "12"),
            unit=T("គីឡូម៉ែត្រ", "km"),
            half=True,
        ),
        w.field(
            T("រយៈពេលធ្វើដំណើរ", "Travel time"),
            K.MINUTES,
            T("ពីផ្ទះ គិតតែម្ខាង។", "From home, one way."),
            value=T("៤៥", "45"),
            half=True,
        ),
        w.field(
            T("អ្វីដែលបានកើតឡើង", "What happened"),
            K.LONG_TEXT,
            T("សូមសរសេររឿងតាមលំដាប់ ចាប់ពីដើមដល់ចប់។", "The story in order, from beginning to end."),
            value=story,
            lines=6,
            heading=T("រឿងដែលបានស្តាប់", "The story"),
        ),
        w.field(
            T("សម្តីដើម", "Quotes"),
            K.ROWS,
            T("ពាក្យដែលគាត់បាននិយាយ ដែលយើងមិនគួរភ្លេច។", "Words of theirs that we should not forget."),
            lines=4,
            columns=(
                Column(w(T("ពាក្យដែលគាត់និយាយ", "What they said")), K.LONG_TEXT),
                Column(w(T("ពេលនិយាយអំពីអ្វី", "When talking about"))),
            ),
            value=(
                (
                    T("«ខ្ញុំមិនខ្លាចចាក់ថ្នាំទេ ខ្ញុំខ្លាចរង់ចាំ។»", "“I do not fear the needle, I fear the waiting.”"),
                    T("ពេលរង់ចាំ", "Waiting"),
                ),
                (
                    T(
                        "«បើមានគេប្រាប់តាំងពីដំបូង ខ្ញុំមិនបាច់មកពីរដងទេ។»",
                        "“Had someone told me at the start, I need not have come twice.”",
                    ),
                    T("ឯកសារ", "Papers"),
                ),
            ),
        ),
        w.field(
            T("ចំណាយសរុប", "Cost in all"),
            K.RIEL,
            T("កម្រៃសេវា ធ្វើដំណើរ ថតចម្លង និងចំណូលដែលបាត់បង់។", "Fees, travel, copies and lost income."),
            value=T("២៥,០០០", "25,000"),
        ),
        w.field(T("អ្វីដែលយើងមិនបាននឹកស្មាន", "Surprises"), K.LONG_TEXT, value=None, lines=2),
        w.field(
            T("តើគាត់ពេញចិត្តនឹងសេវាប៉ុណ្ណា?", "How content is this person with the service?"),
            K.SCALE,
            value=("2",),
            faces=True,
            low_label=T("មិនពេញចិត្តទាល់តែសោះ", "Not at all"),
            high_label=T("ពេញចិត្តខ្លាំង", "Very much"),
        ),
        w.field(
            T("រូបថត", "Photos"),
            K.PHOTOS,
            T("ឯកសារ ទីកន្លែង ឬគំនូរ។ ថតមនុស្ស តែបើគេយល់ព្រម។", "Papers, places or drawings; people only if they agreed."),
            lines=4,
            value=(T("ស្លាកនៅមាត់ទ្វារមណ្ឌលសុខភាព", "The sign at the door of the health centre"),),
        ),
    )
    return Worksheet(
        "interview_note",
        w(T("កំណត់ចំណាំបទសម្ភាសន៍", "Interview notes")),
        w(
            T(
                "ក្រោយសកម្មភាពនេះ អ្នកនឹងមានរឿងពិតមួយ ជាពាក្យរបស់ម្ចាស់រឿង ដែលក្រុមទាំងមូលអាចយកទៅប្រើ។",
                "After this you have one true story, in the person's own words, that the whole team can use.",
            )
        ),
        w.header(consent=True),
        "1.0",
        fields,
    )


def pilot(language: str, *, filled: bool) -> Worksheet:
    w = Words(language, filled=filled)
    tasks = (
        (
            T("ដាក់ស្លាកលេខរៀង និងផែនទីបន្ទប់នៅមាត់ទ្វារ", "Put up number signs and a map of the rooms at the door"),
            T("លោកស្រី សុខ ចាន់ធូ", "Sok Chanthou"),
            T("២០ មេសា ២០២៦", "20 April 2026"),
            T("២៤០,០០០", "240,000"),
            T("ថវិការបស់អង្គភាពផ្តល់សេវា", "Budget of the facility"),
        ),
        (
            T(
                "បែងចែកម៉ោងណាត់ជាពីរវេន ហើយប្រាប់ប្រធានភូមិទាំងប្រាំបី",
                "Split appointments into two shifts and tell the eight village chiefs",
            ),
            T("លោក ហេង វិសាល", "Heng Visal"),
            T("២៧ មេសា ២០២៦", "27 April 2026"),
            T("០", "0"),
            T("មិនត្រូវការថវិកា", "No money needed"),
        ),
        (
            T("បណ្តុះបណ្តាលបុគ្គលិកតុចុះឈ្មោះ", "Train the staff of the registration desk"),
            T("លោកស្រី ឈឹម ស្រីពៅ", "Chhim Sreypov"),
            T("៣០ មេសា ២០២៦", "30 April 2026"),
            T("១,២៥០,០០០", "1,250,000"),
            T("ថវិកាស្រុក ក្រុង ខណ្ឌ", "District budget"),
        ),
    )
    money = w.options(
        a=T("មូលនិធិឃុំ សង្កាត់", "Commune fund"),
        b=T("ថវិកាស្រុក", "District budget"),
        c=T("ថវិកាក្រសួង", "Ministry budget"),
        d=T("ដៃគូ", "Partner"),
    )
    fields = (
        w.field(
            T("ឈ្មោះការអនុវត្តសាកល្បង", "Title"),
            K.TEXT,
            T("ឈ្មោះខ្លី ដែលអ្នកដឹកនាំអានភ្លាមយល់ភ្លាម។", "A short name that a leader understands at once."),
            value=T("ណាត់ពេលពិនិត្យផ្ទៃពោះតាមវេន", "Antenatal visits by appointment"),
            heading=T("យើងសាកល្បងអ្វី", "What we pilot"),
        ),
        w.field(
            T("អនុវត្តគំនិតណា", "Which idea it carries out"),
            K.LINKS,
            lines=2,
            value=(
                T("លេខរៀងដែលប្រាប់ម៉ោង", "A queue number that tells the time"),
                T("ប្រធានភូមិជួយណាត់", "The village chief makes the appointment"),
            ),
        ),
        w.field(
            T("គោលបំណង", "Objective"),
            K.LONG_TEXT,
            T("នរណានឹងបានអ្វី កាត់បន្ថយបានប៉ុន្មាន ត្រឹមពេលណា?", "Who will have what, how much less of what, by when?"),
            lines=2,
            value=T(
                "ស្ត្រីមានផ្ទៃពោះទាំង ៤២០ នាក់ក្នុងឃុំ រង់ចាំមិនលើសពី ៣០ នាទី នៅត្រឹមចុងខែកក្កដា ឆ្នាំ២០២៦។",
                "The 420 pregnant women of the commune wait no longer than 30 minutes by the end of July 2026.",
            ),
        ),
        w.field(T("ថ្ងៃចាប់ផ្តើម", "Start"), K.DATE, value=T("ថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២៦", "4 May 2026"), half=True),
        w.field(T("ថ្ងៃបញ្ចប់", "End"), K.DATE, value=T("ថ្ងៃទី៣១ ខែកក្កដា ឆ្នាំ២០២៦", "31 July 2026"), half=True),
        w.field(
            T("អ្នកទទួលខុសត្រូវ", "Owner"),
            K.TEXT,
            value=T("លោកស្រី សុខ ចាន់ធូ", "Sok Chanthou"),
            half=True,
            heading=T("នរណាធ្វើអ្វី", "Who does what"),
        ),
        w.field(T("អ្នកដឹកនាំដែលគាំទ្រ", "Sponsor"), K.TEXT, value=None, half=True),
        w.field(
            T("កិច្ចការត្រូវធ្វើ", "Tasks"),
            K.ROWS,
            T("ធ្វើអ្វី នរណាធ្វើ ត្រឹមថ្ងៃណា ថវិកាប៉ុន្មាន ពីណា?", "What, who, by when, how much money, from where?"),
            lines=7,
            value=tasks,
            columns=(
                Column(w(T("ធ្វើអ្វី", "What"))),
                Column(w(T("នរណាធ្វើ", "Who"))),
                Column(w(T("ត្រឹមថ្ងៃណា", "By when")), K.DATE),
                Column(w(T("ថវិកា", "Budget")), K.RIEL, w(T("រៀល", "riel"))),
                Column(w(T("ប្រភពថវិកា", "Source of money")), K.CHOICE, options=money),
            ),
        ),
        w.field(
            T("ចំណាយ (មុន)", "Cost before"),
            K.RIEL,
            T("ចំនួនរៀលមធ្យមដែលប្រជាពលរដ្ឋចាយក្នុងមួយករណី។", "Average riel that a citizen spends per case."),
            value=T("២៥,០០០", "25,000"),
            half=True,
            heading=T("តួលេខមុន និងគោលដៅ", "Numbers before, and targets"),
        ),
        w.field(
            T("ចំណាយ (គោលដៅ)", "Cost, target"),
            K.RIEL,
            T("ចំនួនរៀលដែលយើងចង់សម្រេចបាន។", "The riel that we want to reach."),
            value=T("១៥,០០០", "15,000"),
            half=True,
        ),
        w.field(
            T("ពិនិត្យការជួសជុលធម្មតា", "Routine-repair check"),
            K.CHOICE,
            T(
                "តើកិច្ចការនេះជានវានុវត្តន៍ ឬគ្រាន់តែជាការងារដែលត្រូវធ្វើស្រាប់?",
                "Is this innovation, or work that had to be done anyway?",
            ),
            value=("innovation",),
            options=w.options(
                innovation=T("នវានុវត្តន៍៖ សាកល្បងសិន", "Innovation: pilot it first"),
                repair=T("ការជួសជុលធម្មតា៖ ធ្វើភ្លាម មិនចាំបាច់សាកល្បង", "Routine repair: just do it, no pilot needed"),
            ),
        ),
        w.field(T("តើអ្នកដឹកនាំបានយល់ព្រមហើយឬនៅ?", "Has the leader agreed?"), K.YES_NO, value=("yes",), half=True),
        w.field(
            T("ភាពងាយស្រួលក្នុងការពង្រីក", "How easy it is to scale up"),
            K.SCALE,
            value=("4",),
            low_label=T("ពិបាកណាស់", "Very hard"),
            high_label=T("ងាយណាស់", "Very easy"),
            half=True,
        ),
    )
    return Worksheet(
        "pilot_plan",
        w(T("ផែនការអនុវត្តសាកល្បង", "Pilot plan")),
        w(
            T(
                "ក្រោយសកម្មភាពនេះ ក្រុមនឹងមានផែនការមួយទំព័រ ដែលអ្នកដឹកនាំអាចចុះហត្ថលេខាបាន។",
                "After this the team has a plan that a leader can sign.",
            )
        ),
        w.header(),
        "1.0",
        fields,
    )


SHEETS = {"journey": journey, "interview": interview, "pilot": pilot}
