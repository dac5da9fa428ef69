import Testing

@testable import Reporting

@Suite struct DataPackageTests {
  @Test(arguments: [
    (["a", "b"], "a,b"), (["a,b", "c"], "\"a,b\",c"), (["a\"b"], "\"a\"\"b\""), (["\"a", "b"], "\"\"\"a\",b"), (["", ""], ","),
    (["\"", "\""], "\"\"\"\",\"\"\"\""),
  ])
  func headersAreReadBackAsTheyWereWritten(cells: [String], line: String) {
    let table = CSVTable(header: cells)
    #expect(String(decoding: table.bytes.dropFirst(3), as: UTF8.self) == line + "\r\n")
    #expect(DataPackage.header(of: RenderedFile(name: "a.csv", bytes: table.bytes)) == cells)
  }

  @Test(arguments: [("cdci-2023", "cdci-2023"), ("charts/scores.en", "charts-scores.en"), ("Kỳ 1/2024", "k--1-2024")])
  func namesOfResources(text: String, name: String) { #expect(DataPackage.slug(text) == name) }

  @Test func aReportWithoutTablesHasNone() {
    let report = Report(SampleResults.results)
    #expect(DataPackage.file(of: [RenderedFile(name: "results.json", bytes: [])], in: report) == nil)
    #expect(DataPackage.file(of: CSVFormat().files(report), in: report)?.name == "datapackage.json")
  }
}
