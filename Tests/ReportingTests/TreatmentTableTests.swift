import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// Marks and words of data treatment.
@Suite struct TreatmentTableTests {
  @Test func marksStandBehindTheNumber() {
    let table = ReportTable(.components, title: "t", language: .vi, columns: [], rows: [])
    #expect(table.text(.number(1.5, decimals: 2).marked(true)) == "1,50 *" && table.text(.number(1.5, decimals: 2).marked(false)) == "1,50")
    #expect(ReportTable.Cell.absent.marked(true) == .absent && table.text(.percent(0.5).marked(true)) == "50,0% *")
    #expect(ReportTable.Cell.count(3).marked(true).unmarked == .count(3))
  }

  struct Figure: Sendable {
    let value: Double
    let text: String
  }

  static let figuresShown: [Figure] = [
    .init(value: 0.02, text: "0.02"), .init(value: 0.027999999999999997, text: "0.028"), .init(value: 1.0 / 3, text: "0.3333"),
    .init(value: 0.000034567, text: "0.00003457"), .init(value: 12345.678901, text: "12,345.6789"), .init(value: 61, text: "61"),
    .init(value: 0, text: "0"), .init(value: -0.001234567, text: "−0.001235"),
  ]

  /// As it was read where four decimals hold it, else four significant digits; the noise of a division is none.
  @Test(arguments: figuresShown) func figures(c: Figure) {
    #expect(ReportTable(.treatment, title: "t", language: .en, columns: [], rows: []).text(.figure(c.value)) == c.text)
  }

  @Test func everyStepHasWords() {
    let steps: [(TreatedTable.Step, String, String)] = [
      (.denominated(by: "n"), "chia cho n", "divided by n"), (.winsorised, "thay bằng giá trị giới hạn", "winsorised"),
      (.transformed, "biến đổi logarit", "logarithm"),
      (.screened, "đơn vị thiếu quá nhiều số liệu, không chấm", "unit with too little data, not scored"),
      (.imputed(.groupMedian), "thay thế (trung vị của nhóm)", "imputed (group-median)"),
      (
        .imputed(.linear, from: [.year(2021), .year(2023)]), "thay thế (nội suy tuyến tính), lấy từ kỳ 2021 và 2023",
        "imputed (linear) from 2021 and 2023"
      ),
    ]
    for (step, vi, en) in steps {
      #expect(TreatmentWords(.vi).step(step) { $0 } == vi && TreatmentWords(.en).step(step) { $0 } == en)
    }
    #expect(
      TreatmentWords.summary(steps.map(\.0), screened: 1, unmended: ["x"])[.en]
        == "data treatment: values divided 1, imputed 2, winsorised 1, transformed 1; units screened out for too little data 1; outliers remain in x"
    )
  }

  /// Without a treatment no table, no section, no column, no member.
  @Test func reportsWithoutTreatmentStayAsTheyWere() throws {
    let results = SampleResults.results
    #expect(treatmentTable(results, .en).rows.isEmpty && DocumentSections(results, .en).treatment == nil)
    #expect(!String(decoding: componentsCSV(results, .en).bytes, as: UTF8.self).contains("treated"))
    let json = String(decoding: JSONFormat.bytes(results), as: UTF8.self)
    #expect(!json.contains("\"treatment\"") && !json.contains("\"treated\""))
  }
}
