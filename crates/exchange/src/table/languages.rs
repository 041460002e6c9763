//! The letters beyond ASCII that languages use, the most frequent first, for [`super::legacy`]. Small letters stand for both.

use super::encoding::Encoding::{
    self, Big5, EucJp, EucKr, Gb18030, Iso8859_2, Iso8859_5, Iso8859_7, Iso8859_15, Koi8R, ShiftJis, Windows1250, Windows1251, Windows1252,
    Windows1253, Windows1254,
};

/// A language, as far as its letters tell an encoding.
pub(super) struct Language {
    /// In which encodings it is written.
    pub encodings: &'static [Encoding],
    /// Its letters beyond ASCII by frequency.
    pub letters: &'static str,
    /// Whether it is written in East Asian type.
    pub wide: bool,
    /// What the letters that are not listed add to the sum of Zipf's weights.
    pub tail: f64,
    /// Which letters it has besides.
    pub also: fn(char) -> bool,
    /// The logarithm of how often one of those comes up.
    pub rest: f64,
}

const WEST: &[Encoding] = &[Windows1252, Iso8859_15];
const MIDDLE: &[Encoding] = &[Windows1250, Iso8859_2];
const CYRILLIC: &[Encoding] = &[Windows1251, Koi8R, Iso8859_5];
const GREEK: &[Encoding] = &[Windows1253, Iso8859_7];

const fn narrow(encodings: &'static [Encoding], letters: &'static str) -> Language {
    Language { encodings, letters, wide: false, tail: 0.0, also: |_| false, rest: 0.0 }
}

const fn wide(encodings: &'static [Encoding], letters: &'static str, also: fn(char) -> bool, rest: f64) -> Language {
    Language { encodings, letters, wide: true, tail: 3.0, also, rest }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '々')
}

pub(super) const LANGUAGES: &[Language] = &[
    narrow(WEST, "üäöß"),
    narrow(WEST, "éèàêçôûîùâëïœ"),
    narrow(WEST, "óíáéñúüºª"),
    narrow(WEST, "ãçáéíóõêúâôàºª"),
    narrow(WEST, "àèòùéì"),
    narrow(WEST, "äöåé"),
    narrow(WEST, "øåæé"),
    narrow(WEST, "éëïèó"),
    narrow(WEST, "áíéðóþöúýæ"),
    narrow(MIDDLE, "łąęóśżćńź"),
    narrow(MIDDLE, "íáéěřščžýůúťňďó"),
    narrow(MIDDLE, "áíéčšžýľúťňôďóäĺŕ"),
    narrow(MIDDLE, "áéőöóíüűú"),
    narrow(MIDDLE, "čšžćđ"),
    narrow(MIDDLE, "äöüß"),
    narrow(&[Windows1254], "ıişüğçöâî"),
    narrow(CYRILLIC, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"),
    narrow(CYRILLIC, "оаинвіерткслдумпязьгбчйхжшцюєїщфґ"),
    narrow(CYRILLIC, "аоиентрвсдлпкзмъугбчщяцжхшйфью"),
    narrow(GREEK, "αοιετσνηυρπκμλςίόάέήώωύγδθχφβξζψϊ"),
    wide(
        &[ShiftJis, EucJp],
        "ーンのイスにをルトはたるしてなとがで会社日株式ッラリアシクレグタフジいれもかさらこまりすっくけ年月事業ドロコプテマニムバデメサカキオエミネナャュョブビパポピベガ件名職種応募面接内定選考書類不採用辞退先求人経路金額残高取引入出お払支振込預手数料東京大阪円本部新規希望給与備メモ状況結果通過待一二三次最終中国際電力銀行口座生命発技術営企画開製作所電話済合",
        |c| is_han(c) || matches!(c, '\u{3041}'..='\u{30fe}' | '\u{ff61}'..='\u{ff9f}'),
        -9.5,
    ),
    wide(
        &[Gb18030],
        "的一是在不了有和人这中大公司为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指职名状态申请期面试拒绝余额收支摘要交易日期投递待录用备注渠道网络科技北京上海深圳广州",
        is_han,
        -9.5,
    ),
    wide(
        &[Big5],
        "的一是不在有人我這個了中大來上國為們到時說要就出會以可也你對生能而子那得於著下自之年過發後作里用道行所然家種事成方多經去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實公司職稱狀態日期應徵面試拒絕錄取餘額存入提出摘要交易備註管道網路科技臺北台灣股份限投遞待通知履歷薪資地點高雄新竹金額收支電工程師業務專案經理資訊銀行轉帳",
        is_han,
        -9.5,
    ),
    wide(
        &[EucKr],
        "이다는에의가을를하고지원사자기한로도시은아서대인나전일부업회정면접수합격불채용상태날짜금액잔거래입출적요주식스어트리해보제그성관구조공동여장무있개술연구선내소비유안과발김박최강남울산경영마케팅팀원직",
        |c| matches!(c, '\u{ac00}'..='\u{d7a3}'),
        -7.5,
    ),
];

/// Headings beyond ASCII of applications and of bank tables.
pub(super) const HEADINGS: &str = "会社 会社名 企業名 企業 応募日 応募先 職種 求人 状況 ステータス 選考状況 結果 備考 メモ 勤務地 給与 経路 日付 年月日 取引日 お引出し お預入れ お取り扱い内容 残高 摘要 摘要内容 支払い金額 預かり金額 差引残高 入出金(円) 入出金先内容 金額 \
公司 公司名称 职位 岗位 状态 申请日期 投递日期 日期 备注 地点 渠道 薪资 交易日期 交易时间 金额 余额 收入 支出 摘要 对方户名 \
公司名稱 職位 職稱 狀態 應徵日期 投遞日期 備註 地點 薪資 交易日期 金額 餘額 存入 支出 提出 \
회사 회사명 직무 직책 포지션 상태 지원일 지원일자 날짜 비고 메모 거래일 거래일자 거래일시 적요 출금 입금 출금액 입금액 금액 잔액 내용 거래후잔액 \
Компания Должность Статус Дата Источник Сумма Остаток Описание Заметки Вакансия Баланс Валюта Назначение Категория \
Компанія Посада Сума Дата Залишок Дата\u{a0}операції Фирма Длъжност \
Εταιρεία Θέση Κατάσταση Ημερομηνία Ποσό Υπόλοιπο Περιγραφή \
Société Libellé Débit Crédit Référence Opération Catégorie Währung Empfänger Auszahlung Einzahlung Währ Descrição Situação Posição Valor Câmbio Descripción Número Compañía Situación Företag Bokföringsdag Mottagare Avsändare Beløb Tekst Bogført Beløp \
Kwota Stanowisko Źródło Tytuł Bieżące Opis Společnost Částka Zůstatek Měna Popis Společnosť Összeg Dátum Egyenleg Cég Şirket Pozisyon Başvuru İşlem Açıklama Tutar Bakiye Şube Durum";

/// Headings in plain letters of languages that are written with windows-1252, and hardly with another encoding of one byte.
pub(super) const WESTERN_HEADINGS: [&str; 34] = [
    "buchungstag",
    "buchung",
    "betrag",
    "umsatz",
    "valuta",
    "valutadatum",
    "verwendungszweck",
    "buchungstext",
    "auftraggeber",
    "auftragskonto",
    "firma",
    "stelle",
    "beworben am",
    "bewerbung",
    "belopp",
    "radnummer",
    "clearingnummer",
    "transaktionsdag",
    "transaktionsdatum",
    "valutadag",
    "beskrivning",
    "referens",
    "reskontradatum",
    "meddelande",
    "dato",
    "tekst",
    "beskrivelse",
    "omschrijving",
    "boekdatum",
    "bedrag",
    "rekening",
    "importe",
    "concepto",
    "montant",
];
