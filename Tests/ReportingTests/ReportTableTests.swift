import Inference
import SurveyModel
import Testing

@testable import Reporting

@Suite struct ReportTableTests {
  @Test(arguments: Language.allCases) func everyTableOfTheSampleHasACellForEveryColumn(language: Language) {
    for results in [SampleResults.results, SampleResults.empty] {
      let tables = ReportTable.all(results, language)
      #expect(tables.map(\.id) == ReportTable.ID.allCases)
      for table in tables {
        #expect(!table.title.isEmpty)
        #expect(table.columns.allSatisfy { !$0.title.isEmpty })
        #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
      }
    }
  }
}
