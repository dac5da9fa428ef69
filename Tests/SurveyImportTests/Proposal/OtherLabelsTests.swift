import SurveyModel
import Testing

@testable import SurveyImport

private typealias M = MadeExport

/// Labels as people shorten, number and compare them.
@Suite struct OtherLabelsTests {
  @Test(arguments: [
    ("rat_khong_hai_long", -30), ("hai_long", 20), ("Binh thuong", 0), ("hoan_toan_dong_y", 35), ("rat kem", -30), ("khong_bao_gio", -40),
    ("a. Rất hài lòng", 30), ("B) Good", 20), ("(c) Kém", -20), ("iv) Poor", -20), ("Rất ko hài lòng", -30), ("k đồng ý", -20),
    ("Chậm hơn nhiều", -30), ("Nhanh hơn", 20), ("Dễ dàng hơn trước", 20), ("Kém nhiệt tình hơn", -20), ("Much easier", 30),
    ("slightly slower than before", -8), ("less helpful", -20), ("Vượt mong đợi", 30), ("Exceeded expectations", 30), ("Trễ hẹn", -20),
    ("Agree strongly", 30), ("partly solved", 5),
  ]) func placed(label: String, degree: Int) { #expect(LabelMeaning(label)?.degree == degree) }

  @Test(arguments: ["do", "on", "it", "te", "K. Nguyen", "hon", "Hơn", "more or less", "Tham gia hơn", "A. B."]) func unplaced(
    label: String
  ) {
    #expect(LabelMeaning(label) == nil)
  }

  /// Short labels mean something together, three at least of one scale; single letters of several scales nothing.
  @Test(
    arguments: [
      (["SD", "D", "A", "SA"], -30), (["KHL", "BT", "HL"], -20), (["RK", "K", "TB", "T", "RT"], -30),
      (["A", "B", "AB"], nil), (["K", "TB", "T"], nil), (["SA", "A"], nil), (["S", "M", "L"], nil),
    ] as [([String], Int?)]) func abbreviated(labels: [String], first: Int?)
  {
    #expect(ShortLabelWords.meanings(labels)?[labels[0]]?.degree == first)
  }

  @Test func spans() {
    #expect(SpanWords(["Trên 1 ngày", "2-4 giờ", "Dưới 30 phút"])?.ordered == ["Dưới 30 phút", "2-4 giờ", "Trên 1 ngày"])
    #expect(SpanWords(["50–100%", "<10%", "10–50%"])?.ordered == ["<10%", "10–50%", "50–100%"])
    #expect(SpanWords(["More than an hour", "15-30 minutes", "Less than 15 minutes"])?.kind == .time)
    for labels in [
      ["18-24", "25-34", "35+"], ["1 sao", "2 sao", "3 sao"], ["Dưới 5 triệu", "5–10 triệu", "Trên 10 triệu"], ["10%", "50%"],
    ] {
      #expect(SpanWords(labels) == nil)
    }
  }

  @Test(arguments: [
    ("can bo nhung nhieu", "cán bộ nhũng nhiễu"), ("so con", "số con"), ("muc do hai long chung", "mức độ hài lòng chung"),
    ("how satisfied are you", "how satisfied are you"), ("can do the work", "can do the work"), ("the ban on cars", "the ban on cars"),
  ]) func headersWithoutMarks(header: String, text: String) { #expect(HeaderWords(header).text == text) }

  /// A question with a box for each answer: one decision that lists them, no score.
  @Test(arguments: ["x", "✓", "1"]) func boxesThatArePointsAreAsked(mark: String) throws {
    let points = ["Kém", "Bình thường", "Tốt"]
    let boxes = points.enumerated().map { place, point in
      M.Column(header: "Thái độ phục vụ", cells: (0..<60).map { ($0 * 7 + $0 / 4) % 3 == place ? mark : "" }, row: point)
    }
    let unit = M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: 60)
    let words = M.rating("Chất lượng", [("Kém", 20), ("Bình thường", 20), ("Tốt", 20)], seed: 2)
    let made = try ProposedSurvey(MadeExport(columns: [unit, words] + boxes).file("google-forms-vi"))
    #expect(made.scored.map(\.header) == ["Chất lượng"])
    #expect(
      made.draft.open.count == 1 && made.draft.open[0].readings[0].text[.vi].contains("Kém < Bình thường < Tốt"), "\(made.draft.survey)")
  }

  /// Boxes of which several are ticked are a choice of several, whatever they are called.
  @Test func severalTicksAreNoScale() throws {
    let boxes = ["Kém", "Bình thường", "Tốt"].enumerated().map { place, point in
      M.Column(header: "Đã gặp", cells: (0..<60).map { ($0 + place) % 2 == 0 ? "x" : "" }, row: point)
    }
    let words = M.rating("Chất lượng", [("Kém", 20), ("Bình thường", 20), ("Tốt", 20)], seed: 2)
    let made = try ProposedSurvey(MadeExport(columns: [words] + boxes).file("google-forms-vi"))
    #expect(made.scored.map(\.header) == ["Chất lượng"] && made.open.isEmpty)
  }
}
