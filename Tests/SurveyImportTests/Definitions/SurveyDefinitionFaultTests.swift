import SurveyModel
import Testing

@testable import SurveyImport

/// The wording and the place of every fault of a survey.yaml.
@Suite struct SurveyDefinitionFaultTests {
  /// One change to the least survey, and the whole of what is then said.
  struct Case: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    let faults: [String]
    init(_ from: String, _ to: String, _ faults: String...) {
      self.from = from
      self.to = to
      self.faults = faults
    }
    var testDescription: String { to }
  }

  static func check(_ c: Case, in yaml: String) {
    #expect(yaml.contains(c.from))
    let failure = #expect(throws: ImportFailure.self) {
      try SurveyDefinition.read(yaml.replacing(c.from, with: c.to), file: "s.yaml")
    }
    #expect(failure?.kind == .unusable)
    #expect(failure?.description == c.faults.map { "s.yaml:" + $0 }.joined(separator: "\n"))
  }

  static let idRule = "of letters A-Z a-z, digits, dot, underscore and hyphen"

  static let topCases: [Case] = [
    Case(
      "title: Khảo sát", "titel: Khảo sát", "1:1: unknown key \"titel\"; did you mean \"title\"?",
      "1:1: expected the key \"title\", found none"),
    Case(
      "edition:", "frequency: often\nedition:",
      "3:1: unknown key \"frequency\"; known here: title, organization, edition, published, fieldwork, notice, index, previous, language, unit-noun, units, leave-out-units, strata, respondent-groups, scales, context, limits, to-decide, public, logo"
    ),
    Case("title: Khảo sát", "title:", "1:7: expected text, or a map of languages, found nothing"),
    Case(
      "title: Khảo sát", "title: []", "1:8: expected text, or a map of languages, found a list; \"[\" begins a list: put the text in quotes"
    ),
    Case("title: Khảo sát", "title: {}", "1:8: expected text for vi or en, found none"),
    Case(
      "title: Khảo sát", "title: {vn: A}", "1:8: expected text for vi or en, found none", "1:9: unknown key \"vn\"; did you mean \"vi\"?"),
    Case("title: Khảo sát", "title: \"  \"", "1:8: expected text, or a map of languages, found \"  \""),
    Case("title: Khảo sát", "title: \"a\\0b\"", "1:8: expected text, or a map of languages, found a control character in it"),
    Case("title: Khảo sát", "title: A\ntitle: B", "2:1: expected every key once, found \"title\" twice"),
    Case(
      "published: 2023-12-27", "published: 27/12/2023",
      "4:12: expected the date of publication as yyyy-mm-dd, such as 2023-12-27, found \"27/12/2023\""),
    Case(
      "published: 2023-12-27", "published: 2023-02-29",
      "4:12: expected the date of publication as yyyy-mm-dd, such as 2023-12-27, found \"2023-02-29\""),
    Case("edition: \"2023\"\n", "", "1:1: expected the key \"edition\", found none"),
    Case(
      "index: index.yaml", "index: \"\"\nprevious:", "5:8: expected the path of the index file, found an empty text",
      "6:10: expected the path of the previous edition's folder, found nothing"),
    Case("index:", "language: fr\nindex:", "5:11: expected vi or en, found \"fr\""),
    Case(
      "index:", "fieldwork: {from: 2023-12-01, to: 2023-11-30}\nindex:",
      "5:35: expected the last day on or after the first, 2023-12-01, found \"2023-11-30\""),
    Case(
      "index:", "fieldwork: {from: today}\nindex:", "5:12: expected the key \"to\", found none",
      "5:19: expected the first day as yyyy-mm-dd, such as 2023-12-27, found \"today\""),
    Case("index:", "fieldwork: 2023\nindex:", "5:12: expected a map with from and to, found \"2023\""),
    Case(
      "index:", "context: {number-format: de}\nindex:", "5:10: expected the key \"file\", found none",
      "5:26: expected vi or en, found \"de\""),
    Case(
      "index:", "context: [c.csv]\nindex:",
      "5:10: expected the path of a file, or a map with file, found a list; \"[\" begins a list: put the text in quotes"),
  ]

  @Test(arguments: topCases) func top(c: Case) { Self.check(c, in: SurveyDefinitionTests.least) }

  static let unitCases: [Case] = [
    Case("  - {id: a, name: A}\n  - {id: b, name: B}\n", "  a: A\n", "7:3: expected a list of units, found a map of keys"),
    Case("\n  - {id: a, name: A}\n  - {id: b, name: B}\n", " []\n", "6:8: expected at least one unit, found an empty list"),
    Case("{id: b, name: B}", "b", "8:5: expected a unit with id and name, found \"b\""),
    Case("{id: b, name: B}", "{id: b}", "8:5: expected the key \"name\", found none"),
    Case("{id: b, name: B}", "{name: B}", "8:5: expected the key \"id\", found none"),
    Case("{id: b, name: B}", "{id: Hòn Gai, name: B}", "8:10: expected an id \(idRule), found \"Hòn Gai\""),
    Case("{id: b, name: B}", "{id: a, name: B}", "8:10: expected every unit once, found the id \"a\" twice"),
    Case(
      "{id: b, name: B}", "{id: b, name: a}",
      "8:19: expected texts that tell every unit apart, found \"a\", which is already a name of \"a\""),
    Case(
      "{id: a, name: A}\n  - {id: b, name: B}",
      "{id: a, name: \"Hải quan Hoà\u{A0} BÌNH\"}\n  - {id: b, name: {en: B}, aliases: [hải quan Hòa Bình]}",
      "8:38: expected texts that tell every unit apart, found \"hải quan Hòa Bình\", which is already a name of \"a\""),
    Case("{id: b, name: B}", "{id: b, name: B, formerly: c d}", "8:32: expected an id \(idRule), found \"c d\""),
    Case("{id: b, name: B}", "{id: b, name: B, aliases: {x: y}}", "8:31: expected an alias or a list of aliases, found a map of keys"),
    Case("{id: b, name: B}", "{id: b, name: B, group: }", "8:29: expected text, found nothing"),
    Case("{in: Trong, out: Ngoài}", "[in, out]", "9:9: expected a map of strata, id: name, found a list"),
    Case(
      "{in: Trong, out: Ngoài}", "{trong tỉnh: Trong, out: trong}", "9:10: expected a stratum id \(idRule), found \"trong tỉnh\"",
      "9:34: expected texts that tell every stratum apart, found \"trong\", which is already a name of \"trong tỉnh\""),
    Case("{in: Trong, out: Ngoài}", "{in: Trong, in: Ngoài}", "9:21: expected every key once, found \"in\" twice"),
  ]

  @Test(arguments: unitCases) func units(c: Case) { Self.check(c, in: SurveyDefinitionTests.least) }

  static let groupCases: [Case] = [
    Case(
      "  firms:\n", "  firms: {}\n  staff:\n", "11:10: expected the key \"responses\", found none",
      "11:10: expected the key \"questions\", found none"),
    Case(
      "    questions:", "    quesions:", "12:5: expected the key \"questions\", found none",
      "14:5: unknown key \"quesions\"; did you mean \"questions\"?"),
    Case("[{file: r.csv}]", "r.csv", "12:16: expected a list of files, such as - file: responses.csv, found \"r.csv\""),
    Case("[{file: r.csv}]", "[r.csv]", "12:17: expected a map such as file: responses.csv, found \"r.csv\""),
    Case("[{file: r.csv}]", "[]", "12:16: expected at least one file of responses, found an empty list"),
    Case("[{file: r.csv}]", "[{file: r.csv}, {file: r.csv}]", "12:39: expected every file once, found \"r.csv\" twice"),
    Case("[{file: r.csv}]", "[{file: r.csv}, {file: .//r.csv}]", "12:39: expected every file once, found \".//r.csv\" twice"),
    Case("[{file: r.csv}]", "[{file: r.csv, unit: c}]", "12:37: expected the id of a unit, found \"c\"; known: a, b"),
    Case(
      "[{file: r.csv}]", "[{file: r.csv, delimiter: comma}]",
      "12:42: expected one of the delimiters \",\" \";\" \"|\" in quotes, or tab, found \"comma\""),
    Case(
      "[{file: r.csv}]", "[{file: r.csv, platform: lime-survey}]",
      "12:41: expected limesurvey, google-forms, microsoft-forms, kobo, odk, qualtrics, surveymonkey, redcap, surveyjs, alchemer, two-rows or plain, found \"lime-survey\"; did you mean \"limesurvey\"?"
    ),
    Case(
      "[{file: r.csv}]", "[{file: r.csv, encoding: windows1258}]",
      "12:41: expected utf-8, utf-16, utf-16le, utf-16be, windows-1252, windows-1258 or mac-roman, found \"windows1258\"; "
        + "did you mean \"windows-1258\"?"),
    Case(
      "[{file: r.csv}]", "[{file: r.csv, date-order: day-first}]", "12:43: expected dmy, mdy or ymd, found \"day-first\""),
    Case(
      "    columns: {unit: unit}\n", "",
      "12:17: expected \"unit\" for the file, or \"unit\" under \"columns\" to name the column that holds it, found neither"),
    Case(
      "{unit: unit}", "{unitt: unit}",
      "12:17: expected \"unit\" for the file, or \"unit\" under \"columns\" to name the column that holds it, found neither",
      "13:15: unknown key \"unitt\"; did you mean \"unit\"?"),
    Case("{unit: unit}", "{unit: q2}", "14:21: expected a column of its own for question \"q2\", found \"q2\" of the unit"),
    Case("[q1, q2, q3]", "{q1: A, q2: \"a \"}", "14:28: expected a column of its own for question \"q2\", found \"a \" of question \"q1\""),
    Case("[q1, q2, q3]", "q1", "14:16: expected a map of questions, code: column, or a list of codes, found \"q1\""),
    Case("[q1, q2, q3]", "[]", "14:16: expected at least one question, found none"),
    Case("[q1, q2, q3]", "[q1, q1]", "14:21: expected every question once, found \"q1\" twice"),
    Case(
      "[q1, q2, q3]", "[Câu 1]", "14:17: expected a code \(idRule), found \"Câu 1\"; give the column a code: code: \"header of the column\""
    ),
    Case(
      "[q1, q2, q3]", "{q1: Q1[1], q2: }",
      "14:23: expected \",\" or \"}\" in the map that begins at 14:16, found \"[1], q2: }\"; \"[\" ends unquoted text there: put the text in quotes"
    ),
    Case("[q1, q2, q3]", "{default: A}", "14:17: expected a code other than \"default\", which has a meaning of its own under \"answers\""),
    Case("[q1, q2, q3]", "[q1]\n    answers: s4", "15:14: expected the name of a scale, found \"s4\"; did you mean \"s5\"?"),
    Case(
      "[q1, q2, q3]", "[q1]\n    answers: {default: likert, q7: s5}",
      "15:24: expected the name of a scale, found \"likert\"; known: s5; built in: satisfaction-5 and others",
      "15:32: expected \"default\" or the code of a question, found \"q7\"; did you mean \"q1\"?"),
    Case(
      "[q1, q2, q3]", "[q1, q2, q3]\n    answers: {q1: s5}",
      "15:14: expected \"default\" or a scale for every question, found none for \"q2\" and 1 more"),
    Case(
      "scales:", "scales:\n  t: {values: [a]}",
      "14:16: expected \"answers\" beside \"questions\" to name the scale of each, found none and 2 scales",
      "16:15: expected a map of values, number: label, found a list"),
    Case(
      "    questions:", "    duplicates: last\n    questions:",
      "14:17: expected latest, first, most-complete or refuse, found \"last\"; did you mean \"latest\"?"),
    Case(
      "    questions:", "    respondent-id: taxcode\n    questions:",
      "14:20: expected text or tax-code, found \"taxcode\"; did you mean \"tax-code\"?"),
    Case("    questions:", "    completeness: {complete: 1.5}\n    questions:", "14:30: expected a share from 0 to 1, found \"1.5\""),
    Case(
      "    questions:", "    completeness: {complete: 0.4}\n    questions:",
      "14:19: expected \"partial\" to be at most \"complete\", found partial 0.5 and complete 0.4"),
    Case("    questions:", "    completeness: {complete: 80%}\n    questions:", "14:30: expected a share from 0 to 1, found \"80%\""),
    Case(
      "    questions:", "    completeness: {complete: \"0,8\"}\n    questions:",
      "14:30: expected a share from 0 to 1, found \"0,8\"; write decimals with a point"),
    Case(
      "    questions:", "    completeness: {complete: 0,8}\n    questions:",
      "14:19: expected \"partial\" to be at most \"complete\", found partial 0.5 and complete 0",
      "14:32: unknown key \"8\"; a comma ends unquoted text there: put the text in quotes"),
    Case(
      "    questions:", "    leave-out: [duplicate, flagged]\n    questions:",
      "14:17: expected not-in-frame, outside-fieldwork, no-consent or flagged, found \"duplicate\"",
      "14:28: expected \"quality\" beside \"leave-out: flagged\", found none"),
    Case(
      "    questions:", "    leave-out: [no-consent]\n    questions:",
      "14:17: expected \"consent\" under \"columns\" for \"leave-out: no-consent\", found none"),
    Case(
      "    questions:", "    leave-out: [not-in-frame, outside-fieldwork]\n    questions:",
      "14:17: expected a \"frame\" beside \"leave-out: not-in-frame\", found none",
      "14:31: expected \"fieldwork\" for \"leave-out: outside-fieldwork\", found none"),
    Case(
      "    questions:", "    frame: [f]\n    questions:",
      "14:12: expected the path of a file, found a list; \"[\" begins a list: put the text in quotes"),
    Case(
      "    questions:", "    population: {in: 1.5, outt: 3}\n    questions:",
      "14:22: expected a whole number of respondents, found \"1.5\"",
      "14:27: expected the id of a stratum, found \"outt\"; did you mean \"out\"?"),
    Case(
      "    questions:", "    population: {a: {in: -3}, c: {in: 1}}\n    questions:",
      "14:26: expected a whole number of respondents, found \"-3\"", "14:31: expected the id of a unit, found \"c\"; known: a, b"),
    Case("    questions:", "    population: {}\n    questions:", "14:17: expected at least one number of the population, found none"),
  ]

  @Test(arguments: groupCases) func group(c: Case) { Self.check(c, in: SurveyDefinitionTests.least) }

  static let layoutCases: [Case] = [
    Case(
      "{unit: unit}", "{unit: unit, units: all}",
      "13:21: expected \"unit\", one unit a row, or \"units\", several, found both"),
    Case(
      "[q1, q2, q3]", "[q1]\n    blocks: {c: \"1\"}", "15:14: expected the id of a unit, found \"c\"; known: a, b"),
    Case(
      "[q1, q2, q3]", "[q1]\n    blocks: {a: {q2: A}, b: {}}", "15:18: expected the code of a question, found \"q2\"; did you mean \"q1\"?",
      "15:29: expected at least one question for the unit, found none"),
    Case(
      "[q1, q2, q3]", "[q1]\n    blocks: {a: {q1: A}, b: {q1: a}}", "15:34: expected a column of its own, found \"a\" of q1, a"),
    Case("[q1, q2, q3]", "[q1]\n    blocks: []", "15:13: expected a map, unit: \"1\" or unit: {question: column}, found a list"),
    Case(
      "[{file: r.csv}]", "[{file: r.csv, unit: a}]\n    blocks: {a: \"1\"}",
      "12:37: expected no \"unit\" for the file where each unit has columns of its own, found both"),
    Case(
      "[q1, q2, q3]", "[q1]\n    unit-columns: {a: , x: X}", "15:23: expected the header of a column, found nothing",
      "15:25: expected the id of a unit, found \"x\"; known: a, b"),
    Case("[q1, q2, q3]", "[q1]\n    separator: and", "15:16: expected one of \";\" \",\" \"|\" \"/\" in quotes, or space, found \"and\""),
    Case("[q1, q2, q3]", "[q1]\n    reversed: [q9]", "15:16: expected the code of a question, found \"q9\"; did you mean \"q1\"?"),
    Case("[q1, q2, q3]", "[q1]\n    reversed: q1", "15:15: expected a list of question codes, found \"q1\""),
    Case("[q1, q2, q3]", "[q1]\n    consent: {}", "15:14: expected an answer that consents, or a list of them, found a map of keys"),
    Case(
      "[{file: r.csv}]", "[{file: r.csv, questions: {q8: X}}]", "12:43: expected the code of a question, found \"q8\"; did you mean \"q1\"?"
    ),
    Case(
      "[{file: r.csv}]", "[{file: r.csv, columns: {sent: X}}]",
      "12:41: unknown key \"sent\"; known here: respondent, unit, units, stratum, submitted, started, duration, consent, address"),
    Case(
      "[q1, q2, q3]", "[q1]\n    answers: satisfaction-6",
      "15:14: expected the name of a scale, found \"satisfaction-6\"; did you mean \"satisfaction-4\"?"),
  ]

  @Test(arguments: layoutCases) func layout(c: Case) { Self.check(c, in: SurveyDefinitionTests.least) }

  static let qualityCases: [Case] = [
    Case(
      "[q1, q2, q3]", "[q1]\n    quality: {}",
      "15:14: expected standard, or one of straight-lining, speeding, identical-text or bursts, found a map of keys"),
    Case("[q1, q2, q3]", "[q1]\n    quality: all", "15:14: expected standard, or a map of checks, found \"all\""),
    Case(
      "[q1, q2, q3]", "[q1]\n    quality: {speeders: {}}",
      "15:15: unknown key \"speeders\"; known here: straight-lining, speeding, identical-text, bursts"),
    Case("[q1, q2, q3]", "[q1]\n    quality: {straight-lining: 10}", "15:32: expected a map such as {answers: 10}, found \"10\""),
    Case("[q1, q2, q3]", "[q1]\n    quality: {straight-lining: {answers: 2}}", "15:42: expected a whole number of at least 3, found \"2\""),
    Case(
      "[q1, q2, q3]", "[q1]\n    quality: {speeding: {share-of-median: 1}}",
      "15:25: expected \"duration\", or \"started\" and \"submitted\", under \"columns\" for \"speeding\", found none",
      "15:43: expected a share from 0 to 1, found \"1\""),
    Case(
      "[q1, q2, q3]", "[q1]\n    quality: {bursts: {minutes: 0, forms: 1.5}}",
      "15:23: expected \"address\" and \"submitted\" under \"columns\" for \"bursts\", found none",
      "15:33: expected a number of minutes above 0, at most 1440, found \"0\"",
      "15:43: expected a whole number of at least 1, found \"1.5\""),
    Case("[q1, q2, q3]", "[q1]\n    quality: {identical-text: {characters: 5}}", "15:31: expected the key \"columns\", found none"),
  ]

  @Test(arguments: qualityCases) func quality(c: Case) { Self.check(c, in: SurveyDefinitionTests.least) }

  static let scaleCases: [Case] = [
    Case(
      "{values: {1: Kém, 2: [], 3: Tốt}}", "{extends: likert}",
      "16:17: expected the name of a built-in scale, found \"likert\"; known: satisfaction-4, satisfaction-5, satisfaction-7, satisfaction-10, agreement-4, agreement-5, agreement-7, agreement-10 and 13 more"
    ),
    Case(
      "{values: {1: Kém, 2: [], 3: Tốt}}", "{extends: ease-5, values: {6: Khỏi nói}}",
      "16:33: expected values of ease-5: 1, 2, 3, 4, 5, found \"6\""),
    Case("3: Tốt}}", "3: Tốt}, direction: down}", "16:52: expected ascending or descending, found \"down\""),
    Case("\n  s5: {values: {1: Kém, 2: [], 3: Tốt}}", " {}", "15:9: expected at least one scale, found none"),
    Case("{values: {1: Kém, 2: [], 3: Tốt}}", "{}", "16:7: expected the key \"values\", found none"),
    Case("{1: Kém, 2: [], 3: Tốt}", "{1: Kém}", "16:16: expected 2 to 250 values on a scale, found 1"),
    Case("{1: Kém, 2: [], 3: Tốt}", "{1: Kém, 1.0: Tốt}", "16:25: expected values that differ, found \"1.0\" after \"1\""),
    Case("{1: Kém, 2: [], 3: Tốt}", "{1: Kém, 1: Tốt}", "16:25: expected every key once, found \"1\" twice"),
    Case(
      "{1: Kém, 2: [], 3: Tốt}", "{0x1: Kém, .inf: [], x: Tốt}", "16:17: expected a number as the value of an answer, found \"0x1\"",
      "16:27: expected a number as the value of an answer, found \".inf\"",
      "16:37: expected a number as the value of an answer, found \"x\""),
    Case(
      "{1: Kém, 2: [], 3: Tốt}", "{1: Kém, 2: , 3: Tốt}",
      "16:28: expected a label, {vi, en} or a list of labels ([] for none), found nothing"),
    Case("{1: Kém, 2: [], 3: Tốt}", "{1: {vi: Kém, eng: Poor}, 2: [], 3: Tốt}", "16:30: unknown key \"eng\"; did you mean \"en\"?"),
    Case(
      "{1: Kém, 2: [], 3: Tốt}", "{1: {}, 2: [], 3: Tốt}",
      "16:20: expected a label, {vi, en} or a list of labels ([] for none) for vi or en, found none"),
    Case(
      "{1: Kém, 2: [], 3: Tốt}", "{1: [Kém, {en: []}], 2: [], 3: Tốt}",
      "16:31: expected text, found a list; \"[\" begins a list: put the text in quotes"),
    Case(
      "{1: Kém, 2: [], 3: Tốt}", "{1: {vi: Kém, en: Good}, 2: [], 3: {vi: Tốt, en: good}}",
      "16:65: expected texts that tell every answer apart, found \"good\", which is already the value 1"),
    Case(
      "3: Tốt}}", "3: Tốt}, missing: {dont-know: {vi: Kém, en: X}}}",
      "16:67: expected texts that tell every answer apart, found \"Kém\", which is already the value 1"),
    Case(
      "{1: Kém, 2: [], 3: Tốt}", "{1: Kém, 2: [Tốt], 3: TỐT}",
      "16:38: expected texts that tell every answer apart, found \"TỐT\", which is already the value 2"),
    Case(
      "{1: Kém, 2: [], 3: Tốt}", "{1: \"2\", 2: Tốt}",
      "16:20: expected texts that tell every answer apart, found \"2\", which is already the value 2"),
    Case(
      "3: Tốt}}", "3: Tốt}, missing: {dont-know: [\"3\", tốt]}}",
      "16:63: expected texts that tell every answer apart, found \"3\", which is already the value 3",
      "16:68: expected texts that tell every answer apart, found \"tốt\", which is already the value 3"),
    Case(
      "3: Tốt}}", "3: Tốt}, missing: {refused: x, dont-know: X}}",
      "16:74: expected texts that tell every answer apart, found \"X\", which is already the missing kind refused"),
    Case(
      "3: Tốt}}", "3: Tốt}, missing: {dont-now: x, off-scale: y}}", "16:51: unknown key \"dont-now\"; did you mean \"dont-know\"?",
      "16:64: unknown key \"off-scale\"; known here: dont-know, not-applicable, refused, not-reached"),
    Case(
      "3: Tốt}}", "3: Tốt, khá}}",
      "16:40: expected a number as the value of an answer, found \"khá\"; a comma ends unquoted text there: put the text in quotes"),
  ]

  @Test(arguments: scaleCases) func scales(c: Case) { Self.check(c, in: SurveyDefinitionTests.least) }
}
