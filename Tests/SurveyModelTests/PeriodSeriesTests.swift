import SurveyModel
import Testing

@Suite struct PeriodSeriesTests {
  /// Years, months, and the same days of several years follow each other; nothing else does.
  @Test func series() throws {
    func period(_ text: String) throws -> Period { try #require(Period(text)) }
    #expect(try period("2021").series == period("1999").series && period("2021").place - period("1999").place == 22)
    #expect(try period("2022-12").series == period("2023-01").series && period("2023-01").place - period("2022-12").place == 1)
    #expect(try period("2021").series != period("2021-01").series)
    let spans = try ["2023-01-01/2023-02-28", "2024-01-01/2024-02-29", "2024-01-01/2024-03-01", "2023-01-01/2024-02-28"].map(period)
    #expect(spans[0].series == spans[1].series && spans[1].place - spans[0].place == 1)
    #expect(try period("2023-01-01/2023-03-29").series != period("2024-01-01/2024-03-28").series)
    #expect(spans[1].series != spans[2].series && spans[0].series != spans[3].series)
  }

  /// An index of answers and figures: what rests on figures, and what treatment acts on, as a survey and as a table.
  @Test func treatedIndices() throws {
    func indicator(_ id: String, _ source: IndexTree.Source) -> IndexTree.Branch {
      IndexTree.Branch(id: id, indicator: IndexTree.Indicator(source: source, normalization: .none))
    }
    let head = try IndexTree(id: "head", children: [indicator("h1", .data("speed"))])
    let tree = try IndexTree(
      id: "I", entities: [head],
      children: [
        IndexTree.Branch(id: "soft", children: [indicator("q1", .question(code: "q1", statistic: .mean))]),
        IndexTree.Branch(id: "hard", children: [indicator("h", .data("hours"))]),
      ])
    #expect(tree.restsOnData == [true, false, false, true, true] && tree.treatedNames.isEmpty)
    let treated = tree.treated(by: DataTreatment(imputation: .mean))
    #expect(treated.treatedNames == ["hours", "speed"] && treated.entities[0].treatedNames == ["hours", "speed"])
    #expect(treated.ofPlainTable.treatedNames == ["q1", "hours", "speed"] && treated.entities[0].treatment == treated.treatment)
    #expect(treated.ofPlainTable.restsOnData == [true, true, true, true, true])
  }
}
