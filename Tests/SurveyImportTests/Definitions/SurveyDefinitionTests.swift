import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct SurveyDefinitionTests {
  /// Everything that can be said, said once.
  static let full = """
    title: {vi: "Đánh giá 2023", en: "Assessment 2023"}
    organization: "Cục Hải quan tỉnh Quảng Ninh"
    edition: 2023
    published: 2023-12-27   # the date that reports carry
    fieldwork: {from: 2023-11-01, to: 2023-11-30, mode: {vi: "trực tuyến", en: "online"}}
    notice: {vi: "Số liệu giả lập", en: "Synthetic"}
    index: ../../weights/cdci-2023.yaml
    previous: ../quang-ninh-2022
    language: en
    unit-noun: {vi: "Chi cục", en: "Sub-department"}
    units:
      - id: mong-cai
        name: {vi: "Chi cục Móng Cái", en: "Móng Cái"}
        group: border-gate
        aliases: ["HQ Móng Cái", N]
        formerly: [bac-luan]
      - {id: "no", name: Hòn Gai}
    strata:
      outside: {vi: "Ngoài tỉnh", en: "Outside"}
      inside: Trong tỉnh
    respondent-groups:
      enterprises:
        responses:
          - file: responses.csv
            delimiter: tab
            platform: plain
            date-order: mdy
            encoding: utf-8
          - {file: mong-cai.csv, unit: mong-cai, delimiter: ";"}
        platform: qualtrics
        columns: {respondent: taxcode, unit: unit, stratum: region, submitted: submitdate}
        respondent-id: text
        questions: {t1: "Q1[SQ001]", t2: "Q1[SQ002]"}
        answers: {default: likert, t2: yes-no}
        duplicates: most-complete
        completeness: {complete: 0.9, partial: 4e-1}
        leave-out: [not-in-frame, outside-fieldwork]
        frame: {file: frame.csv, encoding: utf-16le, delimiter: "|"}
        population: {mong-cai: {inside: 60, outside: 0}}
    scales:
      likert:
        values: {3: [Hài lòng, Satisfied], 1: Kém, 2: []}
        missing: {dont-know: [Không biết, 99], not-applicable: N/A}
      yes-no:
        values:
          0: no
          1: yes
    context: {file: context.csv, number-format: vi, encoding: windows-1258, names: {revenue: {vi: "Thu ngân sách", en: "Revenue"}}}
    """

  @Test func everythingIsRead() throws {
    let survey = try SurveyDefinition.read(Self.full, file: "survey.yaml")
    #expect(survey.title == LocalizedText(vi: "Đánh giá 2023", en: "Assessment 2023"))
    #expect(survey.organization == LocalizedText("Cục Hải quan tỉnh Quảng Ninh"))
    #expect(survey.edition == "2023")
    #expect(survey.published?.description == "2023-12-27")
    #expect(survey.fieldwork?.from.description == "2023-11-01")
    #expect(survey.fieldwork?.to.description == "2023-11-30")
    #expect(survey.fieldwork?.mode?[.vi] == "trực tuyến")
    #expect(survey.notice?[.en] == "Synthetic")
    #expect(survey.index == "../../weights/cdci-2023.yaml")
    #expect(survey.previous == "../quang-ninh-2022")
    #expect(survey.language == .en)
    #expect(survey.unitNoun[.vi] == "Chi cục")
    #expect(
      survey.units == [
        Unit(
          id: "mong-cai", name: LocalizedText(vi: "Chi cục Móng Cái", en: "Móng Cái"), group: "border-gate",
          aliases: ["HQ Móng Cái", "N"], formerly: ["bac-luan"]),
        Unit(id: "no", name: LocalizedText("Hòn Gai")),
      ])
    #expect(survey.strata.map(\.id) == ["outside", "inside"])
    #expect(
      survey.context
        == .init(
          file: "context.csv", numberFormat: .vi,
          names: ["revenue": LocalizedText(vi: "Thu ngân sách", en: "Revenue")],
          format: FileFormat(encoding: .windows1258)))
  }

  @Test func theGroupIsRead() throws {
    let survey = try SurveyDefinition.read(Self.full, file: "survey.yaml")
    let group = try #require(survey.respondentGroups.first)
    #expect(survey.respondentGroups.count == 1)
    #expect(group.id == "enterprises")
    #expect(
      group.responses == [
        .init(file: "responses.csv", format: .init(encoding: .utf8, delimiter: UInt8(ascii: "\t")), platform: "plain", dateOrder: .mdy),
        .init(file: "mong-cai.csv", unit: 0, format: .init(delimiter: UInt8(ascii: ";")), platform: "qualtrics"),
      ])
    #expect(group.columns == .init(respondent: "taxcode", unit: "unit", stratum: "region", submitted: "submitdate"))
    #expect(
      group.questions == [
        .init(code: "t1", column: "Q1[SQ001]", scale: 0), .init(code: "t2", column: "Q1[SQ002]", scale: 1),
      ])
    #expect(group.duplicates == .mostComplete)
    #expect(group.completeness.complete == 0.9 && group.completeness.partial == 0.4)
    #expect(group.leaveOut == [.notInFrame, .outsideFieldwork])
    #expect(group.frame == "frame.csv")
    #expect(group.frameFormat == FileFormat(encoding: .utf16LittleEndian, delimiter: UInt8(ascii: "|")))
    #expect(group.population == .byUnitAndStratum([0: [1: 60, 0: 0]]))
  }

  /// `no`, `yes` and `99` are text, and the values are put in order.
  @Test func theScalesAreRead() throws {
    let scales = try SurveyDefinition.read(Self.full, file: "survey.yaml").scales
    #expect(scales.map(\.id) == ["likert", "yes-no"])
    #expect(scales[0].categories.map(\.value) == [1, 2, 3])
    #expect(scales[0].categories.map(\.code) == ["1", "2", "3"])
    #expect(scales[0].categories.map(\.labels) == [["Kém"], [], ["Hài lòng", "Satisfied"]])
    #expect(
      scales[0].missing == [
        .init(kind: .dontKnow, label: "Không biết"), .init(kind: .dontKnow, label: "99"), .init(kind: .notApplicable, label: "N/A"),
      ])
    #expect(scales[1].categories.map(\.labels) == [["no"], ["yes"]])
  }

  /// The least that makes a survey.
  static let least = """
    title: Khảo sát
    organization: Cục
    edition: "2023"
    published: 2023-12-27
    index: index.yaml
    units:
      - {id: a, name: A}
      - {id: b, name: B}
    strata: {in: Trong, out: Ngoài}
    respondent-groups:
      firms:
        responses: [{file: r.csv}]
        columns: {unit: unit}
        questions: [q1, q2, q3]
    scales:
      s5: {values: {1: Kém, 2: [], 3: Tốt}}
    """

  @Test func whatIsLeftOutHasItsDefault() throws {
    let survey = try SurveyDefinition.read(Self.least, file: "survey.yaml")
    #expect(survey.language == .vi)
    #expect(survey.unitNoun == LocalizedText(vi: "Đơn vị", en: "Unit"))
    #expect(survey.fieldwork == nil && survey.notice == nil && survey.previous == nil && survey.context == nil)
    let group = try #require(survey.respondentGroups.first)
    #expect(group.responses == [.init(file: "r.csv")])
    #expect(group.questions.map(\.column) == ["q1", "q2", "q3"])
    // The only scale answers every question.
    #expect(group.questions.map(\.scale) == [0, 0, 0])
    #expect(group.duplicates == .latest)
    #expect(group.completeness.complete == 0.8 && group.completeness.partial == 0.5)
    #expect(group.leaveOut.isEmpty && group.frame == nil && group.population == nil)
  }

  @Test func contextMayBeJustThePath() throws {
    let survey = try SurveyDefinition.read(Self.least + "\ncontext: context.csv", file: "survey.yaml")
    #expect(survey.context == .init(file: "context.csv", numberFormat: nil, names: [:]))
  }

  @Test func populationByStratum() throws {
    let yaml = Self.least.replacing("[q1, q2, q3]", with: "[q1]\n    population: {out: 749, in: 365}")
    #expect(try SurveyDefinition.read(yaml, file: "s").respondentGroups[0].population == .byStratum([0: 365, 1: 749]))
  }

  /// A label that repeats its own code, or a spelling that folds to one already there, means nothing new.
  @Test func oneMeaningMayBeSaidTwice() throws {
    let yaml = Self.least.replacing("1: Kém", with: "1: [\"1\", Hoà, Hòa, HÒA]")
    #expect(try SurveyDefinition.read(yaml, file: "s").scales[0].categories[0].labels == ["1", "Hoà", "Hòa", "HÒA"])
  }

  @Test(arguments: [(250, true), (251, false)]) func longScales(count: Int, isRead: Bool) {
    let values = (1...count).map { "\($0): []" }.joined(separator: ", ")
    let yaml = Self.least.replacing("1: Kém, 2: [], 3: Tốt", with: values)
    if isRead {
      #expect(throws: Never.self) { try SurveyDefinition.read(yaml, file: "s") }
    } else {
      let failure = #expect(throws: ImportFailure.self) { try SurveyDefinition.read(yaml, file: "s") }
      #expect(failure?.description == "s:16:16: expected 2 to 250 values on a scale, found 251")
    }
  }

  @Test func allFaultsAtOnceInTheOrderOfTheFile() {
    let yaml = Self.least.replacing("Khảo sát", with: "[]").replacing("2023-12-27", with: "soon").replacing("3: Tốt", with: "x: Tốt")
      .replacing("strata:", with: "strat:")
    let failure = #expect(throws: ImportFailure.self) { try SurveyDefinition.read(yaml, file: "s") }
    #expect(failure?.faults.map(\.place.line) == [1, 4, 9, 16])
    #expect(failure?.faults.map(\.place.column) == [8, 12, 1, 32])
  }
}
