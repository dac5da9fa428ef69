import SurveyModel
import Testing

@testable import SurveyImport

private typealias M = MadeExport

/// The order of labels, the ends of numbers, and statements that turn a scale round.
extension DecisionTests {
  static let scales: [Case] = [
    Case(
      name: "excellent over very good",
      columns: [
        office,
        M.rating("Quality", row: "Teaching", [("Poor", 2), ("Fair", 3), ("Satisfactory", 4), ("Very good", 6), ("Excellent", 5)], seed: 1),
      ]),
    Case(
      name: "school marks",
      columns: [chiCuc, M.rating("Chất lượng hồ sơ", [("Yếu", 1), ("Trung bình", 3), ("Khá", 4), ("Giỏi", 8), ("Xuất sắc", 4)], seed: 1)]),
    Case(
      name: "very good and excellent",
      columns: [office, M.rating("Counter service", [("Poor", 1), ("Fair", 2), ("Good", 6), ("Very good", 7), ("Excellent", 4)], seed: 1)]),
    Case(
      name: "five Vietnamese grades",
      columns: [chiCuc, M.rating("Thái độ", [("Kém", 1), ("Trung bình", 3), ("Khá", 4), ("Tốt", 8), ("Xuất sắc", 4)], seed: 1)]),
    Case(
      name: "one scale for two questions with the same labels",
      columns: [
        office,
        M.rating(
          "Asking in person",
          [
            ("Not at all comfortable", 5), ("Not so comfortable", 2), ("Somewhat comfortable", 4), ("Very comfortable", 5),
            ("Extremely comfortable", 4),
          ], seed: 1),
        M.rating(
          "Asking by phone",
          [
            ("Not at all comfortable", 1), ("Not so comfortable", 6), ("Somewhat comfortable", 4), ("Very comfortable", 4),
            ("Extremely comfortable", 5),
          ], seed: 2),
      ]),
    Case(
      name: "four points without a middle",
      columns: [office]
        + (1...3).map { number in
          M.rating(
            "Part \(number)", [("Very dissatisfied", 3), ("Somewhat dissatisfied", 6), ("Somewhat satisfied", 7), ("Very satisfied", 4)],
            seed: UInt64(number))
        }),
    Case(
      name: "four points of few answers are asked about",
      columns: [
        office, M.rating("Part", [("Very dissatisfied", 3), ("Dissatisfied", 6), ("Satisfied", 7), ("Very satisfied", 4)], seed: 3), forms,
      ], open: ["Part"]),
    Case(
      name: "very often below always",
      columns: [
        office,
        M.rating("How often is it clean?", [("Never", 1), ("Rarely", 2), ("Sometimes", 5), ("Very often", 8), ("Always", 4)], seed: 3),
      ]),
    Case(
      name: "thường xuyên và luôn luôn",
      columns: [
        chiCuc,
        M.rating(
          "Cán bộ có mặt tại quầy", [("Không bao giờ", 1), ("Hiếm khi", 2), ("Thỉnh thoảng", 5), ("Thường xuyên", 8), ("Luôn luôn", 4)],
          seed: 3),
      ]),
    Case(
      name: "likelihood",
      columns: [
        office,
        M.rating(
          "How likely are you to come back?", [("Very unlikely", 1), ("Unlikely", 2), ("Neutral", 3), ("Likely", 8), ("Very likely", 6)],
          seed: 3),
      ]),
    Case(
      name: "importance in Vietnamese",
      columns: [
        chiCuc,
        M.rating(
          "Tốc độ quan trọng thế nào?",
          [("Hoàn toàn không quan trọng", 1), ("Không quan trọng", 2), ("Bình thường", 3), ("Quan trọng", 8), ("Rất quan trọng", 6)],
          seed: 3),
      ]),
    Case(
      name: "importance in English",
      columns: [
        office,
        M.rating(
          "How important is speed?",
          [
            ("Not important", 1), ("Slightly important", 2), ("Moderately important", 3), ("Very important", 8), ("Extremely important", 6),
          ], seed: 3),
      ]),
    Case(
      name: "ease with a mirror",
      columns: [
        office,
        M.rating(
          "Finding the form", [("Very difficult", 2), ("Difficult", 3), ("Neither easy nor difficult", 4), ("Easy", 7), ("Very easy", 4)],
          seed: 3),
      ]),
    Case(
      name: "the extent of a change",
      columns: [
        office,
        M.rating(
          "Since last year it is", [("Much worse", 1), ("Worse", 3), ("About the same", 5), ("Better", 7), ("Much better", 4)], seed: 3),
      ]),
    Case(
      name: "confidence",
      columns: [
        office,
        M.rating(
          "Filing it yourself",
          [
            ("Not at all confident", 1), ("Slightly confident", 3), ("Moderately confident", 5), ("Very confident", 7),
            ("Extremely confident", 4),
          ], seed: 3),
      ]),
    Case(
      name: "a label in two languages",
      columns: [
        chiCuc,
        M.rating(
          "Mức độ hài lòng",
          haiLong.enumerated().map { place, label in
            ("\(label.0) / \(["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"][place])", label.1)
          }, seed: 3),
      ]),
    Case(
      name: "labels with numbers that run down",
      columns: [
        office,
        M.rating("Service", [("5 - Very poor", 1), ("4 - Poor", 2), ("3 - Average", 3), ("2 - Good", 8), ("1 - Very good", 6)], seed: 3),
      ]),
    Case(
      name: "labels with numbers that run up",
      columns: [
        chiCuc, M.rating("Phục vụ", [("1. Rất kém", 1), ("2. Kém", 2), ("3. Trung bình", 3), ("4. Tốt", 8), ("5. Rất tốt", 6)], seed: 3),
      ]),
    Case(
      name: "stars",
      columns: [office, M.rating("Your rating", [("1 star", 1), ("2 stars", 2), ("3 stars", 3), ("4 stars", 8), ("5 stars", 6)], seed: 3)]),
    Case(
      name: "letters that the question explains",
      columns: [office]
        + ["Counter", "Website"].map {
          M.rating(
            "How often is it open? (N - Never, S - Sometimes, A - Always)", row: $0, [("N", 7), ("S", 8), ("A", 5)], seed: UInt64($0.count))
        }),
    Case(
      name: "letters that the question of a grid explains, though it asks what people do",
      columns: [office, forms]
        + ["Counter", "Website"].map {
          M.rating(
            "How often do you use these? (N - Never, S - Sometimes, A - Always)", row: $0, [("N", 7), ("S", 8), ("A", 5)],
            seed: UInt64($0.count))
        }),
    Case(
      name: "letters that nothing explains",
      columns: [office, forms]
        + ["Counter", "Website"].map { M.rating("How is it", row: $0, [("N", 7), ("S", 8), ("A", 5)], seed: UInt64($0.count)) }.map(
          unscored)),
    Case(
      name: "codes of a platform",
      columns: [chiCuc, thaiDo]
        + (1...2).map { M.rating("Phần \($0)", row: "a", [("A1", 2), ("A2", 3), ("A3", 5), ("A4", 6), ("A5", 4)], seed: UInt64($0)) },
      open: ["Phần 1 [a]", "Phần 2 [a]"]),
    Case(
      name: "four codes of a point",
      columns: [office] + (1...3).map { M.rating("q\($0)", [("1", 2), ("2", 3), ("3", 7), ("4", 8)], seed: UInt64($0)) }),
    Case(
      name: "six codes",
      columns: [office]
        + (1...3).map { M.rating("q\($0)", [("1", 2), ("2", 3), ("3", 4), ("4", 4), ("5", 4), ("6", 3)], seed: UInt64($0)) }),
    Case(
      name: "four codes of few answers",
      columns: [office, M.rating("How good was it?", [("1", 2), ("2", 3), ("3", 7), ("4", 8)], seed: 1), forms], open: ["How good was it?"]),
    Case(
      name: "zero to ten",
      columns: [
        office, M.rating("How likely are you to recommend us?", (0...10).map { (String($0), $0 == 10 ? 6 : ($0 + 1) % 3) }, seed: 1), forms,
      ]
    ).filled(20),
    Case(
      name: "the question says the ends",
      columns: [
        office, M.rating("How good was it, from 1 to 10?", [("5", 2), ("6", 3), ("7", 7), ("8", 8)], points: 10, from: 4, seed: 1),
      ]),
    Case(
      name: "the lowest number is the best",
      columns: [
        office, M.rating("Please rate (1 = very good, 5 = very poor)", [("5", 1), ("4", 2), ("3", 4), ("2", 6), ("1", 7)], seed: 1),
      ]),
    Case(
      name: "a legend that begins with the worst is no negative question",
      columns: [chiCuc]
        + ["Rất không hài lòng - 5: Rất hài lòng", "Rất kém - 5: Rất tốt", "rất tệ đến 5: rất tốt", "Kém – 5 = Tốt"].enumerated().map {
          M.rating("\($0 + 1). Thái độ phục vụ (1: \($1))", five, seed: UInt64($0))
        }),
    Case(
      name: "zero of five is not clear",
      columns: [office, M.rating("Wifi service", [("0", 3), ("1", 2), ("2", 3), ("3", 4), ("4", 5), ("5", 3)], seed: 1), forms],
      open: ["Wifi service"]),
    Case(
      name: "a negative statement is asked about", columns: [office, staff, M.rating("The staff were rude", agreement, seed: 8)],
      open: ["The staff were rude"]),
    Case(
      name: "phiền hà is asked about",
      columns: [chiCuc, M.rating("Thủ tục rõ ràng", dongY, seed: 8), M.rating("Thủ tục gây phiền hà", dongY, seed: 9)],
      open: ["Thủ tục gây phiền hà"]),
  ]
}
