/**
 * Words for `sitting-form.ts` in four languages, beside those of the real locales. Invented, and
 * not checked by anybody who reads Arabic or Thai.
 */

import { filesIn } from '../../src/cli/program-files.js'
import { openLocales } from '../../src/i18n/locales.js'
import type { Locale, Values } from '../../src/message.js'
import type { Words } from '../../src/terminal/words.js'

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

const texts: Texts = {
  'form/person:title': { sv: 'Vem du är', en: 'Who you are', ar: 'من أنت', th: 'คุณคือใคร' },
  'form/person:calledName.label': { sv: 'Tilltalsnamn', en: 'Name used', ar: 'الاسم', th: 'ชื่อ' },
  'form/person:calledName.ask': {
    sv: 'Vad vill du bli kallad?',
    en: 'What would you like to be called?',
    ar: 'ما الاسم المفضّل عند الحديث معك؟',
    th: 'คุณอยากให้เรียกว่าอะไร',
  },
  'form/person:calledName.why': {
    sv: 'Så att vi talar till dig som du vill. Bara de som hjälper dig läser det.',
    en: 'So that we speak to you as you wish. Only those who help you read it.',
    ar: 'حتى نخاطبك كما تحب',
    th: 'เพื่อให้เราเรียกคุณตามที่คุณต้องการ',
  },
  'form/person:born.label': { sv: 'Född', en: 'Born', ar: 'تاريخ الميلاد', th: 'วันเกิด' },
  'form/person:born.ask': {
    sv: 'När är du född?',
    en: 'When were you born?',
    ar: 'متى ولدت؟',
    th: 'คุณเกิดเมื่อไร',
  },
  'form/person:born.hint': {
    sv: 'År, eller år och månad. Det du vet räcker.',
    en: 'Year, or year and month. What you know is enough.',
    ar: 'السنة أو السنة والشهر يكفي',
    th: 'ปี หรือปีกับเดือน ทราบเท่าไรก็พอ',
  },
  'form/person:destination.label': { sv: 'Resmål', en: 'Destination', ar: 'الوجهة', th: 'ปลายทาง' },
  'form/person:destination.ask': {
    sv: 'Till vilket land vill du resa?',
    en: 'To which country do you want to travel?',
    ar: 'إلى أي بلد تريد السفر؟',
    th: 'คุณอยากเดินทางไปประเทศไหน',
  },
  'form/person:birthPlace.label': {
    sv: 'Födelseort',
    en: 'Place of birth',
    ar: 'مكان الميلاد',
    th: 'สถานที่เกิด',
  },
  'form/person:birthPlace.ask': {
    sv: 'Var är du född?',
    en: 'Where were you born?',
    ar: 'أين ولدت؟',
    th: 'คุณเกิดที่ไหน',
  },
  'form/person:birthPlace.parts.place': { sv: 'Ort', en: 'Place', ar: 'المكان', th: 'สถานที่' },
  'form/person:birthPlace.parts.country': { sv: 'Land', en: 'Country', ar: 'البلد', th: 'ประเทศ' },
  'form/person:citizenship.label': { sv: 'Medborgarskap', en: 'Citizenship', ar: 'الجنسية', th: 'สัญชาติ' },
  'form/person:citizenship.ask': {
    sv: 'I vilka länder är du medborgare?',
    en: 'Of which countries are you a citizen?',
    ar: 'ما هي جنسيتك؟',
    th: 'คุณถือสัญชาติอะไร',
  },
  'form/family:title': { sv: 'Familjen', en: 'The family', ar: 'العائلة', th: 'ครอบครัว' },
  'form/family:accompanyingChildren.label': {
    sv: 'Barn som följer med',
    en: 'Children who come along',
    ar: 'الأطفال',
    th: 'เด็ก',
  },
  'form/family:accompanyingChildren.ask': {
    sv: 'Hur många barn reser med dig?',
    en: 'How many children travel with you?',
    ar: 'كم طفلًا يسافر معك؟',
    th: 'มีเด็กเดินทางไปกับคุณกี่คน',
  },
  'form/child:title': { sv: 'Barnen', en: 'The children', ar: 'الأطفال', th: 'เด็ก' },
  'form/child:age.label': { sv: 'Ålder', en: 'Age', ar: 'العمر', th: 'อายุ' },
  'form/child:age.ask': {
    sv: 'Hur gammalt är barnet?',
    en: 'How old is the child?',
    ar: 'كم عمر الطفل؟',
    th: 'เด็กอายุเท่าไร',
  },
  'form/health:title': { sv: 'Hälsa', en: 'Health', ar: 'الصحة', th: 'สุขภาพ' },
  'form/health:medicine.label': { sv: 'Medicin', en: 'Medicine', ar: 'الدواء', th: 'ยา' },
  'form/health:medicine.ask': {
    sv: 'Behöver du medicin eller vård under resan?',
    en: 'Do you need medicine or care on the journey?',
    ar: 'هل هناك دواء أو رعاية طبية لازمة أثناء الرحلة؟',
    th: 'คุณต้องใช้ยาหรือการดูแลระหว่างเดินทางไหม',
  },
  'form/health:which.label': { sv: 'Vilken', en: 'Which', ar: 'أي دواء', th: 'ยาอะไร' },
  'form/health:which.ask': { sv: 'Vilken medicin?', en: 'Which medicine?', ar: 'أي دواء؟', th: 'ยาอะไร' },
  'form/health:help.label': { sv: 'Hjälp', en: 'Help', ar: 'المساعدة', th: 'ความช่วยเหลือ' },
  'form/health:help.ask': {
    sv: 'Vilken hjälp behövs på flygplatsen?',
    en: 'What help is needed at the airport?',
    ar: 'ما المساعدة اللازمة في المطار؟',
    th: 'ต้องการความช่วยเหลืออะไรที่สนามบิน',
  },
  'form/health:help.choices.none': { sv: 'Ingen', en: 'None', ar: 'لا شيء', th: 'ไม่ต้องการ' },
  'form/health:help.choices.companion': {
    sv: 'Någon som följer med',
    en: 'A companion',
    ar: 'شخص مرافق',
    th: 'ผู้ติดตาม',
  },
  'form/health:help.choices.wheelchair': { sv: 'Rullstol', en: 'Wheelchair', ar: 'كرسي متحرك', th: 'รถเข็น' },
  'form/health:help.choices.interpreter': { sv: 'Tolkning', en: 'Interpreting', ar: 'ترجمة', th: 'ล่าม' },
  'form/health:wishes.label': { sv: 'Det viktigaste', en: 'What matters', ar: 'الأهم', th: 'สิ่งสำคัญ' },
  'form/health:wishes.ask': {
    sv: 'Vad är viktigast för dig när du är hemma?',
    en: 'What matters most to you once you are home?',
    ar: 'ما أهم شيء لك بعد العودة؟',
    th: 'อะไรสำคัญที่สุดสำหรับคุณเมื่อกลับถึงบ้าน',
  },
  'form/safety:title': { sv: 'Trygghet', en: 'Safety', ar: 'الأمان', th: 'ความปลอดภัย' },
  'form/safety:intro': {
    sv: 'De här frågorna handlar om trygghet.',
    en: 'These questions are about safety.',
    ar: 'الأسئلة التالية عن الأمان',
    th: 'คำถามต่อไปนี้เกี่ยวกับความปลอดภัย',
  },
  'form/safety:here.label': { sv: 'Trygghet här', en: 'Safety here', ar: 'الأمان هنا', th: 'ความปลอดภัยที่นี่' },
  'form/safety:here.ask': {
    sv: 'Hur trygg känner du dig här nu?',
    en: 'How safe do you feel here now?',
    ar: 'ما مدى شعورك بالأمان هنا الآن؟',
    th: 'ตอนนี้คุณรู้สึกปลอดภัยแค่ไหน',
  },
  'form/safety:here.scale.0': {
    sv: 'Mycket otrygg',
    en: 'Very unsafe',
    ar: 'غير آمن أبدًا',
    th: 'ไม่ปลอดภัยเลย',
  },
  'form/safety:here.scale.1': {
    sv: 'Ganska otrygg',
    en: 'Rather unsafe',
    ar: 'غير آمن إلى حد ما',
    th: 'ค่อนข้างไม่ปลอดภัย',
  },
  'form/safety:here.scale.2': { sv: 'Mitt emellan', en: 'In between', ar: 'بين الاثنين', th: 'ปานกลาง' },
  'form/safety:here.scale.3': {
    sv: 'Ganska trygg',
    en: 'Rather safe',
    ar: 'آمن إلى حد ما',
    th: 'ค่อนข้างปลอดภัย',
  },
  'form/safety:here.scale.4': { sv: 'Mycket trygg', en: 'Very safe', ar: 'آمن جدًا', th: 'ปลอดภัยมาก' },
  'form/safety:contact.label': { sv: 'Kontakt', en: 'Contact', ar: 'التواصل', th: 'การติดต่อ' },
  'form/safety:contact.ask': {
    sv: 'Har de här personerna kontakt med dig nu?',
    en: 'Are these people in contact with you now?',
    ar: 'هل يتواصل معك هؤلاء الأشخاص الآن؟',
    th: 'ตอนนี้คนเหล่านี้ติดต่อคุณไหม',
  },
  'form/safety:contact.choices.no': { sv: 'Nej', en: 'No', ar: 'لا', th: 'ไม่' },
  'form/safety:contact.choices.maybe': { sv: 'Kanske', en: 'Maybe', ar: 'ربما', th: 'อาจจะ' },
  'form/safety:contact.choices.yes': { sv: 'Ja', en: 'Yes', ar: 'نعم', th: 'ใช่' },
  'form/notes:title': { sv: 'Din bedömning', en: 'Your view', ar: 'الرأي', th: 'ความเห็น' },
  'form/notes:view.label': { sv: 'Bedömning', en: 'View', ar: 'الرأي', th: 'ความเห็น' },
  'staff/notes:view.ask': { sv: 'Hur ser du på resan?', en: 'How do you see the journey?' },
}

/** What the interview says besides the questions, where a language has no translation yet. */
const stopgaps: Texts = {
  'interview:noAnswer.summary': { ar: 'لا أريد الإجابة، لا أعرف، لاحقًا', th: 'ไม่อยากตอบ ไม่ทราบ ไว้ตอบทีหลัง' },
  'interview:ownWords': { ar: 'بكلماتك', th: 'ด้วยคำของคุณ' },
  'interview:several': { ar: 'يمكن اختيار أكثر من جواب', th: 'เลือกได้มากกว่าหนึ่งข้อ' },
  'form/choices:yesNo.yes': { ar: 'نعم', th: 'ใช่' },
  'form/choices:yesNo.no': { ar: 'لا', th: 'ไม่' },
}

const locales = openLocales(filesIn(process.cwd()))

const filled = (text: string, values: Values = {}): string =>
  text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''))

/** The words of a locale; a text that a translator has not written yet is said in English. */
export function sittingWords(locale: Locale): Words {
  const real = locales.forScreen(locale)
  const english = locales.forScreen('en')
  const known = locales.keys(locale)
  const isReal = (key: string): boolean => known.has(key) || known.has(`${key}_other`)
  const own = (key: string): string | undefined => texts[key]?.[locale]
  const stopgap = (key: string): string | undefined => stopgaps[key]?.[locale]
  return {
    locale,
    direction: locales.info(locale)?.direction ?? 'ltr',
    has: (key) => own(key) !== undefined || isReal(key),
    t: (key, values) => {
      const text = own(key)
      if (text !== undefined) return filled(text, values)
      if (isReal(key)) return real(key, values)
      return stopgap(key) ?? english(key, values)
    },
  }
}
