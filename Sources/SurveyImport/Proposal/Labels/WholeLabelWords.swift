extension LabelWords {
  /// Labels that are known as a whole, by folded text.
  static let whole: [String: Whole] = {
    var table: [String: Whole] = [:]
    func add(
      _ family: LabelMeaning.Family, word: String = "", _ tongue: LabelMeaning.Tongue, isMirrored: Bool = false, _ labels: [(String, Int)]
    ) {
      for (label, degree) in labels {
        table[TextKey(label).text] = Whole(meaning: .whole(family, word: word, degree, tongue, isMirrored: isMirrored))
      }
    }
    add(
      .middle, .english,
      [
        ("neutral", 0), ("undecided", 0), ("indifferent", 0), ("neither", 0), ("mixed", 0), ("neutral / no opinion", 0),
        ("no preference", 0),
        ("not sure / neutral", 0), ("average", 0), ("medium", 0), ("normal", 0), ("moderate", 0), ("in between", 0), ("so so", -2),
        ("so-so", -2), ("ok", 2), ("okay", 2), ("it's ok", 2), ("mediocre", -5),
      ])
    add(
      .middle, .vietnamese,
      [
        ("bình thường", 0), ("trung lập", 0), ("trung bình", 0), ("phân vân", 0), ("lưỡng lự", 0), ("trung tính", 0), ("vừa phải", 0),
        ("bt", 0),
      ])
    add(
      .quality, .english,
      [
        ("worst", -40), ("terrible", -35), ("awful", -35), ("horrible", -35), ("unacceptable", -30), ("weak", -20), ("very weak", -30),
        ("unsatisfactory", -20), ("very unsatisfactory", -30), ("inadequate", -20), ("needs improvement", -15), ("needs work", -15),
        ("below average", -10), ("below expectations", -10), ("does not meet expectations", -20), ("meets expectations", 10),
        ("exceeds expectations", 30), ("far exceeds expectations", 36), ("fair", -5), ("satisfactory", 5), ("very satisfactory", 30),
        ("acceptable", 4), ("adequate", 4), ("decent", 10), ("above average", 10), ("great", 27), ("superb", 37), ("excellent", 35),
        ("outstanding", 38), ("exceptional", 38), ("perfect", 40), ("best", 40), ("wonderful", 36), ("amazing", 36), ("superior", 36),
        ("fantastic", 36), ("strong", 20), ("very strong", 30), ("fair enough", 3), ("far below expectations", -30),
        ("well below expectations", -30), ("falls short of expectations", -10), ("fell short of expectations", -10),
        ("did not meet expectations", -20), ("partially meets expectations", -3), ("met expectations", 10),
        ("meets my expectations", 10), ("met my expectations", 10), ("above expectations", 25), ("exceeded expectations", 30),
        ("exceeded my expectations", 30), ("exceeds my expectations", 30), ("below my expectations", -10), ("well above expectations", 35),
        ("far above expectations", 35), ("far exceeded expectations", 36), ("greatly exceeds expectations", 36),
        ("does not meet requirements", -20), ("meets requirements", 10), ("exceeds requirements", 30),
      ])
    add(
      .quality, .vietnamese,
      [
        ("yếu", -15), ("rất yếu", -25), ("yếu kém", -20), ("không đạt", -20), ("chưa đạt", -20), ("đạt", 5), ("không đạt yêu cầu", -20),
        ("chưa đạt yêu cầu", -20), ("đạt yêu cầu", 5), ("tạm được", 4), ("tạm ổn", 5), ("chấp nhận được", 5), ("tạm chấp nhận", 4),
        ("trung bình khá", 5), ("trung bình yếu", -8), ("khá", 10), ("rất khá", 14), ("giỏi", 22), ("rất giỏi", 32), ("tuyệt vời", 37),
        ("tuyệt", 36),
        ("xuất sắc", 38), ("hoàn hảo", 40), ("dưới trung bình", -10), ("trên trung bình", 10), ("rất tệ hại", -35), ("tồi", -20),
        ("rất tồi", -30), ("cần cải thiện", -15), ("được", 5), ("đạt tốt", 20), ("chưa đáp ứng", -20), ("không đáp ứng", -22),
        ("hoàn toàn không đáp ứng", -35), ("chưa đáp ứng yêu cầu", -20), ("không đáp ứng yêu cầu", -22), ("chưa đáp ứng mong đợi", -20),
        ("không đáp ứng mong đợi", -22), ("đáp ứng một phần", -5), ("đáp ứng một phần yêu cầu", -5), ("cơ bản đáp ứng", 4), ("đáp ứng", 10),
        ("đáp ứng yêu cầu", 10), ("đáp ứng mong đợi", 10), ("đáp ứng tốt", 22), ("đáp ứng đầy đủ", 26), ("đáp ứng hoàn toàn", 28),
        ("hoàn toàn đáp ứng", 28), ("đáp ứng rất tốt", 30), ("dưới mong đợi", -10), ("thấp hơn mong đợi", -10), ("kém mong đợi", -10),
        ("chưa được như mong đợi", -10), ("không như mong đợi", -12), ("dưới xa mong đợi", -30), ("thấp hơn nhiều so với mong đợi", -30),
        ("đúng mong đợi", 10), ("như mong đợi", 10), ("đúng như mong đợi", 10), ("đạt mong đợi", 10), ("trên mong đợi", 25),
        ("cao hơn mong đợi", 25), ("tốt hơn mong đợi", 25), ("vượt mong đợi", 30), ("vượt quá mong đợi", 30), ("vượt xa mong đợi", 36),
        ("dưới kỳ vọng", -10), ("chưa đạt kỳ vọng", -15), ("chưa đáp ứng kỳ vọng", -20), ("đúng kỳ vọng", 10), ("như kỳ vọng", 10),
        ("đạt kỳ vọng", 10), ("đáp ứng kỳ vọng", 10), ("trên kỳ vọng", 25), ("vượt kỳ vọng", 30), ("vượt xa kỳ vọng", 36),
      ])
    add(
      .other, word: "hạn", .vietnamese,
      [
        ("trễ hẹn", -20), ("trễ hạn", -20), ("quá hạn", -20), ("quá hẹn", -20), ("chậm hạn", -20), ("chậm hẹn", -20), ("muộn hẹn", -20),
        ("không đúng hẹn", -20), ("không đúng hạn", -20), ("đúng hẹn", 10), ("đúng hạn", 10), ("trước hẹn", 30), ("trước hạn", 30),
        ("sớm hẹn", 30), ("sớm hạn", 30), ("sớm hơn hẹn", 30), ("sớm hơn hạn", 30),
      ])
    add(
      .other, word: "hạn", .english,
      [
        ("very late", -30), ("late", -20), ("slightly late", -8), ("a little late", -8), ("overdue", -20), ("on time", 10), ("early", 30),
        ("ahead of time", 30), ("earlier than promised", 30), ("as promised", 10), ("later than promised", -20), ("ahead of schedule", 30),
        ("on schedule", 10), ("behind schedule", -20),
      ])
    // As children know them from machines at the counter; what a sign stands beside decides, so that signs hardly apart are asked about.
    add(
      .satisfaction, .english,
      [
        ("😡", -35), ("😠", -33), ("😭", -34), ("😢", -27), ("😞", -25), ("😟", -23), ("☹", -20), ("☹️", -20), ("🙁", -20), ("😕", -12), ("😐", 0),
        ("😶", 0), ("🙂", 14), ("☺", 18), ("☺️", 18), ("😊", 21), ("😀", 28), ("😃", 29), ("😄", 30), ("😁", 31), ("😍", 38), ("🥰", 39),
      ])
    add(
      .frequency, .english,
      [
        ("never", -40), ("almost never", -34), ("very rarely", -31), ("hardly ever", -30), ("rarely", -25), ("seldom", -24),
        ("not often", -18),
        ("once in a while", -12), ("every once in a while", -12), ("occasionally", -8), ("sometimes", -3), ("about half the time", 4),
        ("half of the time", 4), ("fairly often", 12), ("quite often", 12), ("regularly", 16), ("often", 20), ("frequently", 22),
        ("usually", 26), ("mostly", 26), ("most of the time", 28), ("very often", 31), ("very frequently", 31), ("nearly always", 35),
        ("almost always", 35), ("always", 40), ("all the time", 40), ("constantly", 38), ("all of the time", 40), ("none of the time", -40),
        ("a little of the time", -20), ("some of the time", -3),
      ])
    add(
      .frequency, .vietnamese,
      [
        ("không bao giờ", -40), ("chưa bao giờ", -40), ("chưa từng", -40), ("hầu như không", -34), ("hầu như không bao giờ", -34),
        ("rất hiếm khi", -31), ("hiếm khi", -25), ("ít khi", -22), ("rất ít khi", -31), ("không thường xuyên", -15), ("đôi khi", -5),
        ("thỉnh thoảng", -5), ("đôi lúc", -5), ("khá thường xuyên", 14), ("tương đối thường xuyên", 12), ("thường", 16),
        ("thường xuyên", 20), ("hay", 18), ("rất thường xuyên", 31), ("hầu như luôn luôn", 35), ("hầu như luôn", 35), ("luôn luôn", 40),
        ("luôn", 40), ("lúc nào cũng", 40),
      ])
    add(
      .likelihood, .english,
      [
        ("definitely not", -40), ("certainly not", -38), ("definitely won't", -40), ("probably not", -20), ("probably won't", -20),
        ("might or might not", 0), ("maybe", 0), ("possibly", 4), ("perhaps", 0), ("probably", 20), ("probably yes", 20),
        ("probably will", 20),
        ("definitely", 40), ("definitely yes", 40), ("definitely will", 40), ("certainly", 38), ("certain", 38),
      ])
    add(
      .likelihood, .vietnamese,
      [
        ("chắc chắn không", -40), ("có lẽ không", -20), ("có thể không", -18), ("có thể có", 18), ("có lẽ có", 20), ("có lẽ", 15),
        ("chắc chắn có", 40), ("chắc chắn sẽ", 40),
      ])
    add(
      .amount, .english,
      [
        ("not at all", -40), ("none", -40), ("nothing", -40), ("none at all", -40), ("very little", -28), ("hardly", -28), ("little", -22),
        ("a little", -15),
        ("a little bit", -15), ("slightly", -14), ("a bit", -14), ("to a small extent", -20), ("to a limited extent", -20),
        ("to a slight extent", -20), ("some", -4), ("somewhat", 0), ("to some extent", -4), ("moderately", 6), ("a moderate amount", 6),
        ("to a moderate extent", 6), ("quite a bit", 14), ("quite a lot", 16), ("a lot", 22), ("much", 20), ("to a large extent", 22),
        ("to a great extent", 26), ("to a considerable extent", 20), ("very much", 30), ("a great deal", 30),
        ("to a very great extent", 36),
        ("to a very large extent", 34), ("extremely", 37), ("an extreme amount", 37), ("completely", 40), ("fully", 40), ("totally", 40),
      ])
    add(
      .amount, .vietnamese,
      [
        ("không chút nào", -40), ("hoàn toàn không", -40), ("không hề", -40), ("rất ít", -28), ("ít", -18), ("một chút", -12),
        ("một ít", -14),
        ("tương đối nhiều", 13), ("khá nhiều", 15), ("nhiều", 22), ("rất nhiều", 32), ("cực kỳ nhiều", 37), ("hoàn toàn", 40),
        ("phần nào", -5),
      ])
    add(
      .level, .english, isMirrored: true,
      [
        ("very low", -30), ("low", -20), ("high", 20), ("very high", 30), ("extremely low", -35), ("extremely high", 35),
        ("none / very low", -30),
      ])
    add(
      .level, .vietnamese, isMirrored: true,
      [
        ("rất thấp", -30), ("thấp", -20), ("khá thấp", -12), ("khá cao", 12), ("cao", 20), ("rất cao", 30), ("hơi thấp", -10),
        ("hơi cao", 10),
      ])
    add(
      .change, .english, isMirrored: true,
      [
        ("much worse", -30), ("a lot worse", -30), ("worse", -20), ("somewhat worse", -12), ("slightly worse", -8), ("a little worse", -8),
        ("about the same", 0), ("the same", 0), ("same", 0), ("no change", 0), ("unchanged", 0), ("slightly better", 8),
        ("a little better", 8),
        ("somewhat better", 12), ("better", 20), ("much better", 30), ("a lot better", 30),
      ])
    add(
      .change, .vietnamese, isMirrored: true,
      [
        ("kém hơn nhiều", -30), ("kém hơn", -20), ("xấu đi", -20), ("hơi kém hơn", -8), ("như cũ", 0), ("không thay đổi", 0),
        ("như trước", 0),
        ("tốt hơn một chút", 8), ("tốt hơn", 20), ("tốt hơn nhiều", 30), ("tốt lên", 20), ("vẫn như cũ", 0), ("vẫn như trước", 0),
        ("như năm trước", 0), ("tương đương", 0), ("ngang nhau", 0), ("không đổi", 0), ("giữ nguyên", 0), ("không khác", 0),
        ("không khác gì", 0), ("không có gì thay đổi", 0), ("chưa thay đổi", 0), ("chưa có thay đổi", 0), ("như nhau", 0),
      ])
    // Forms ask how much has improved, and have no mirror of it.
    add(
      .change, .vietnamese,
      [
        ("không cải thiện", 0), ("chưa cải thiện", 0), ("không có cải thiện", 0), ("chưa có cải thiện", 0), ("ít cải thiện", 6),
        ("cải thiện ít", 8), ("có cải thiện ít", 8), ("cải thiện một phần", 10), ("có cải thiện một phần", 10),
        ("có cải thiện nhưng chưa rõ", 8), ("cải thiện chút ít", 8), ("có cải thiện", 18), ("cải thiện", 18), ("có tiến bộ", 18),
        ("tiến bộ", 18), ("cải thiện nhiều", 30), ("có cải thiện nhiều", 30), ("cải thiện rõ rệt", 30), ("có cải thiện rõ rệt", 30),
        ("cải thiện đáng kể", 30), ("có cải thiện đáng kể", 30), ("tiến bộ rõ rệt", 30), ("cải thiện rất nhiều", 34), ("kém đi", -20),
        ("kém đi nhiều", -30), ("tệ đi", -20), ("tệ hơn", -20), ("xấu đi nhiều", -30), ("chậm đi", -20), ("đi xuống", -20),
        ("giảm sút", -20),
        ("tồi tệ hơn", -22), ("không tốt hơn", 0), ("tốt lên nhiều", 30), ("tốt lên rõ rệt", 30),
      ])
    add(
      .change, .english,
      [
        ("got much worse", -30), ("got worse", -20), ("gotten worse", -20), ("deteriorated", -20), ("worsened", -20), ("declined", -18),
        ("not improved", 0), ("has not improved", 0), ("no improvement", 0), ("did not improve", 0), ("not changed", 0),
        ("stayed the same", 0), ("remained the same", 0), ("as expected", 0), ("about as expected", 0), ("as before", 0),
        ("about the same as before", 0), ("slightly improved", 8), ("improved slightly", 8), ("improved a little", 8),
        ("some improvement", 8),
        ("slight improvement", 6), ("somewhat improved", 10), ("improved somewhat", 10), ("moderate improvement", 15), ("improved", 20),
        ("got better", 20), ("has improved", 20), ("much improved", 30), ("greatly improved", 30), ("improved a lot", 30),
        ("improved greatly", 30), ("significantly improved", 30), ("improved significantly", 30), ("significant improvement", 26),
        ("major improvement", 30), ("great improvement", 30), ("got much better", 30),
      ])
    add(
      .yesNo, .english,
      [
        ("yes", 40), ("no", -40), ("y", 40), ("n", -40), ("true", 40), ("false", -40), ("partly", 0), ("partially", 0), ("in part", 0),
        ("yes, definitely", 44), ("yes, completely", 44), ("yes, always", 44), ("yes, to some extent", 5), ("yes, partly", 5),
        ("yes, sometimes", 5),
        ("no, not at all", -44), ("yes definitely", 44), ("yes to some extent", 5),
      ])
    add(
      .yesNo, .vietnamese,
      [
        ("giải quyết một phần", 5), ("đã giải quyết một phần", 5), ("được giải quyết một phần", 5), ("chưa giải quyết", -40),
        ("không giải quyết", -40), ("chưa được giải quyết", -40), ("không được giải quyết", -40), ("đã giải quyết", 40),
        ("được giải quyết", 40), ("đã được giải quyết", 40), ("đã giải quyết xong", 40), ("giải quyết xong", 40),
        ("giải quyết hoàn toàn", 44),
        ("hoàn thành một phần", 5), ("chưa hoàn thành", -40), ("không hoàn thành", -40), ("hoàn thành", 40), ("đã hoàn thành", 40),
        ("có", 40), ("không", -40), ("đúng", 40), ("sai", -40), ("rồi", 40), ("chưa", -40), ("một phần", 0), ("có một phần", 5),
        ("có, một phần", 5),
      ])
    for word in ["solved", "resolved", "met", "fulfilled", "fixed", "answered", "completed", "achieved", "done"] {
      add(
        .yesNo, .english,
        [
          ("not \(word)", -40), ("un\(word)", -40), ("not \(word) at all", -44), ("partly \(word)", 5), ("partially \(word)", 5),
          (word, 40),
          ("fully \(word)", 44), ("completely \(word)", 44),
        ])
    }
    return table
  }()
}
