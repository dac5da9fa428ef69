import Inference
import SurveyModel
import Testing

@testable import Reporting

@Suite struct MarkdownFormatTests {
  struct Case: Sendable {
    let text: String
    let escaped: String
    init(_ text: String, _ escaped: String) {
      self.text = text
      self.escaped = escaped
    }
  }

  static let cases: [Case] = [
    Case("Móng Cái", "Móng Cái"), Case("a|b", "a\\|b"), Case("a\\|b", "a\\\\\\|b"), Case("<script>", "\\<script\\>"), Case("a\nb", "a b"),
    Case("a\r\nb", "a  b"), Case("[x](y)", "\\[x\\](y)"), Case("snake_case *b*", "snake\\_case \\*b\\*"), Case("&lt;", "&amp;lt;"),
    Case("", ""),
  ]

  @Test(arguments: cases) func nothingIsMarkup(c: Case) {
    #expect(MarkdownFormat.escaped(c.text) == c.escaped)
  }

  @Test func table() {
    let table = ReportTable(
      .ranking, title: "T", language: .vi, columns: [.init("Chi cục"), .init("Điểm|x", .number), .init("KTC", .interval)],
      rows: [
        .init([.text("a|b"), .number(95.755, decimals: 2), .interval(Interval(low: 1, high: 1234.5), decimals: 1)], level: 1),
        .init([.text("Tính chung"), .absent, .count(3)], isTotal: true),
      ])
    #expect(
      MarkdownFormat.text(of: table) == """
        | Chi cục | Điểm\\|x | KTC |
        | --- | ---: | ---: |
        | &emsp;a\\|b | 95,76 | 1,0–1.234,5 |
        | **Tính chung** | – | **3** |
        """)
  }

  @Test func beginsWithTitleNoticeAndKeyFigures() {
    let text = MarkdownFormat.text(Document(SampleResults.results, .vi))
    #expect(
      text.hasPrefix(
        """
        # Đánh giá năng lực cạnh tranh cấp cơ sở năm 2023

        > **Phiếu trả lời là số liệu giả lập**

        Cục Hải quan tỉnh Quảng Ninh · Kỳ 2023 · Công bố ngày 27/12/2023 · Khảo sát từ 01/11/2023 đến 30/11/2023, trực tuyến

        ## Kết quả chính

        - **Điểm cao nhất**: Chi cục Hải quan cửa khẩu Móng Cái — 95,76 điểm
        """))
    #expect(text.contains("| 2 | Chi cục Hải quan cảng Hòn Gai | 92,65 | 91,05–94,17 | Tốt |"))
    #expect(text.contains("| Bộ Tài chính |"))
    #expect(
      text.contains(
        "| responses.csv | 215 | unit | Không xác định được đơn vị | tên của đơn vị | văn bản gồm 37 ký tự | không tính dòng này |"))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test func english() {
    let text = MarkdownFormat.text(Document(SampleResults.results, .en))
    #expect(text.contains("> **The answers are synthetic**"))
    #expect(text.contains("- **Budget revenue**: 16,351.83\u{A0}billion VND — Ministry of Finance: 142.19%; Province: 136.27%; "))
    #expect(text.contains("| – | Bắc Phong Sinh Border Gate (3) | – | – | – | 3 | 42.9% | – |"))
  }

  @Test(arguments: Language.allCases) func reportOfNothingHasNoNumberThatIsNotThere(language: Language) {
    let text = MarkdownFormat.text(Document(SampleResults.empty, language))
    let words = Set(text.split { !$0.isLetter }.map { $0.lowercased() })
    #expect(words.isDisjoint(with: ["nan", "inf", "nil", "optional"]))
  }
}
