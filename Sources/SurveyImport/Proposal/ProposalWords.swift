import SurveyModel

/// What `cdci init` asks, answers and refuses.
enum ProposalWords {
  static func shorterFieldwork(_ long: Int, short: Int) -> LocalizedText {
    .init(
      vi: "đọc ngày trước tháng thì thời gian thu thập kéo dài \(long) ngày, đọc tháng trước ngày chỉ \(short) ngày",
      en: "with the day first the fieldwork takes \(long) days, with the month first \(short)")
  }

  static let bothDateOrders = LocalizedText(
    vi: "ngày tháng đọc được theo hai cách và cả hai đều hợp lý",
    en: "the dates can be read both ways, and both are plausible")

  /// - Parameter cells: that are answers, of those that tell.
  static func noNames(_ cells: Int, of telling: Int) -> LocalizedText {
    .init(
      vi:
        "cần dòng tiêu đề: tên các cột (câu hỏi, mã như q1) hoặc cột của một nền tảng khảo sát; gặp một dòng trả lời như các dòng dưới (\(cells) trong \(telling) ô xét được là câu trả lời, số, ngày giờ hoặc địa chỉ giống các ô bên dưới); không ghi gì. Hãy thêm một dòng tên cột lên trên; nếu đó đúng là tiêu đề, ghi --platform plain",
      en:
        "expected a header: names of columns (questions, or codes such as q1), or the columns of a survey platform; found a row of answers like those below it (\(cells) of the \(telling) cells that tell are answers, numbers, times or addresses as the cells below are); nothing was written. Put a line with the names of the columns above it; if it is the header all the same, state --platform plain"
    )
  }

  /// - Parameter cells: that are names, above answers of another kind.
  static func unitOfEachOption(_ question: String) -> LocalizedText {
    .init(
      vi: "đơn vị vì câu \"\(question)\" hỏi đơn vị nào, mỗi lựa chọn một cột",
      en: "units because \"\(question)\" asks which unit, with a column for each choice")
  }

  static func secondRowMayBeNames(_ cells: Int) -> LocalizedText {
    .init(
      vi: "\(cells) ô của dòng này không giống ô nào bên dưới: có thể là dòng tiêu đề thứ hai",
      en: "\(cells) cells of this row are unlike any below them: it may be a second line of names")
  }

  static func isResponse(line: Int) -> LocalizedText {
    .init(vi: "dòng \(line) là một phiếu trả lời", en: "line \(line) is a response")
  }

  static func isSecondHeader(line: Int) -> LocalizedText {
    .init(
      vi: "dòng \(line) là tên cột: xóa dòng đó khỏi tệp, hoặc ghép với dòng tiêu đề",
      en: "line \(line) holds names: take it out of the file, or join it with the header")
  }

  static func secondHeader(_ cells: Int) -> LocalizedText {
    .init(
      vi:
        "cần một dòng trả lời dưới dòng tiêu đề, gặp dòng tiêu đề thứ hai (\(cells) ô là tên cột, khác mọi ô bên dưới); không ghi gì. Hãy để lại một dòng tiêu đề, nên là dòng có lời câu hỏi; nếu đó đúng là một phiếu trả lời, ghi --platform plain",
      en:
        "expected a row of answers below the header, found a second header (\(cells) cells are names, unlike any cell below them); nothing was written. Leave one line of names, best that with the texts of the questions; if it is a response all the same, state --platform plain"
    )
  }

  static func twoHeaderRows(_ file: String, lines: [Int]) -> LocalizedText {
    let lines = lines.map(String.init)
    return .init(
      vi: "\(file): hai dòng tiêu đề được đọc chung (dòng \(lines.joined(separator: " và ")))",
      en: "\(file): two header rows are read together (lines \(lines.joined(separator: " and ")))")
  }

  static let noSecondHeader = LocalizedText(
    vi: "cần dòng tiêu đề thứ hai như ở tệp thứ nhất, gặp dòng khác; hãy để cùng một tiêu đề ở mọi tệp",
    en: "expected the second header row of the first file, found another row; leave the same header in every file")

  /// - Parameter file: with the line of its header.
  static func namesLikeAnswers(_ file: String, cells: Int) -> LocalizedText {
    .init(
      vi:
        "\(file): lấy làm tiêu đề, dù \(cells) ô của dòng này có thể là câu trả lời; nếu tệp không có tiêu đề, hãy thêm một dòng tên cột lên trên",
      en:
        "\(file): taken as the header, though \(cells) cell\(cells == 1 ? "" : "s") of it may be answers; if the file has no header, put a line with the names of the columns above it"
    )
  }

  static func whetherHeader(_ file: String, line: Int) -> LocalizedText {
    .init(
      vi: "Dòng \(line) của \(file) có phải là tiêu đề các cột không?",
      en: "Is line \(line) of \(file) the header, the names of the columns?")
  }

  static func isHeader(line: Int) -> LocalizedText {
    .init(vi: "dòng \(line) là tiêu đề", en: "line \(line) is the header")
  }

  static func isNoHeader(line: Int) -> LocalizedText {
    .init(
      vi: "dòng \(line) là một phiếu trả lời: thêm một dòng tên cột lên trên rồi chạy lại",
      en: "line \(line) is a response: put a line with the names of the columns above it and run again")
  }

  static func cellsLikeAnswers(_ cells: Int) -> LocalizedText {
    .init(
      vi: "\(cells) ô của dòng này có thể là câu trả lời", en: "\(cells) cell\(cells == 1 ? "" : "s") of it may be answers")
  }

  static let decidedNoHeader = LocalizedText(
    vi: "cần dòng tiêu đề, gặp một phiếu trả lời, như đã chọn; không ghi gì. Hãy thêm một dòng tên cột lên trên",
    en: "expected a header, found a response, as was decided; nothing was written. Put a line with the names of the columns above it")

  /// - Parameter rows: whose codes a spreadsheet damaged.
  static func damagedTaxCodes(_ rows: Int, of all: Int) -> LocalizedText {
    .init(
      vi:
        "mã số thuế bị bảng tính làm hỏng ở \(rows) trong \(all) dòng (mất số 0 đứng đầu, hoặc thành dạng 4.9E+12); các dòng này không nhận ra người trả lời nên không được tính. Hãy xuất lại với cột mã số thuế ở dạng văn bản (Text), không sửa tay; cdci check liệt kê từng dòng",
      en:
        "tax codes damaged by a spreadsheet in \(rows) of \(all) rows (the zero in front gone, or written as 4.9E+12); these rows name no respondent and do not count. Export again with the column of tax codes as text, do not mend them by hand; cdci check lists the rows"
    )
  }

  /// - Parameter rows: that name a respondent of a unit once more.
  static func repeatedRespondents(_ rows: Int, of all: Int) -> LocalizedText {
    .init(
      vi:
        "\(rows) trong \(all) dòng lặp lại một người trả lời đã có ở cùng đơn vị; mỗi người trả lời chỉ tính một phiếu cho mỗi đơn vị. Hãy xem có tệp hay phiếu nào bị xuất hai lần không",
      en:
        "\(rows) of \(all) rows repeat a respondent of the same unit; one form of each respondent counts for a unit. See whether a file or form was exported twice"
    )
  }

  static func whetherRespondent(_ column: String) -> LocalizedText {
    .init(
      vi: "Cột \"\(column)\" có phải là mã của người trả lời không?", en: "Does the column \"\(column)\" say who the respondent is?")
  }

  static let isRespondentID = LocalizedText(
    vi: "mã của người trả lời (columns: respondent): mỗi người chỉ tính một phiếu cho mỗi đơn vị",
    en: "who the respondent is (columns: respondent): one form of each counts for a unit")
  static let everyRowIsOne = LocalizedText(
    vi: "không phải: mỗi dòng là một người trả lời", en: "it is not: every row is a respondent of its own")

  /// - Parameter rows: that hold a text once more.
  static func idsRepeat(_ rows: Int, of all: Int) -> LocalizedText {
    .init(
      vi: "tiêu đề hỏi người trả lời, nhưng \(rows) trong \(all) dòng lặp lại một giá trị đã có",
      en: "the header asks who answered, but \(rows) of \(all) rows repeat a value")
  }

  /// - Parameter first: the file whose bytes were given once more.
  static func sameFile(as first: String) -> LocalizedText {
    .init(
      vi:
        "cần mỗi tệp xuất một lần, gặp tệp giống hệt \(first.quotedAsFound) (cùng SHA-256); không ghi gì. Hãy bỏ một trong hai tệp",
      en:
        "expected each export once, found the same bytes as \(first.quotedAsFound) (same SHA-256); nothing was written. Leave one of the two out"
    )
  }

  static func looksLike(_ unit: String, _ other: String, rows: Int) -> LocalizedText {
    .init(
      vi: "đơn vị \"\(unit)\" (\(rows) dòng) gần giống \"\(other)\": nếu là một thì ghi vào aliases của đơn vị đó trong survey.yaml",
      en:
        "unit \"\(unit)\" (\(rows) row\(rows == 1 ? "" : "s")) looks like \"\(other)\": if both are one, list it under its aliases in survey.yaml"
    )
  }

  static let wholeFileIsOneUnit = LocalizedText(vi: "không cột nào: cả tệp là một đơn vị", en: "none of them: the whole file is one unit")

  static func columnWithValues(_ header: String, count: Int) -> LocalizedText {
    .init(vi: "\"\(header)\" (\(count) giá trị)", en: "\"\(header)\" (\(count) values)")
  }

  /// - Parameter columns: of which none is taken for the unit.
  static func mayNameUnits(_ columns: [LocalizedText]) -> LocalizedText {
    let shown = columns.prefix(8)
    return .init(
      vi: "cột có thể là đơn vị, nếu được đánh giá theo cột đó (columns: unit): \(shown.map { $0[.vi] }.joined(separator: ", "))",
      en: "columns that may name units, if that is what is rated (columns: unit): \(shown.map { $0[.en] }.joined(separator: ", "))")
  }

  static let whichColumnIsUnit = LocalizedText(vi: "Cột nào cho biết đơn vị được đánh giá?", en: "Which column says which unit is rated?")
  static let dayFirst = LocalizedText(vi: "ngày trước tháng (date-order: dmy)", en: "the day before the month (date-order: dmy)")
  static let monthFirst = LocalizedText(vi: "tháng trước ngày (date-order: mdy)", en: "the month before the day (date-order: mdy)")

  static func whichDateOrder(_ column: String) -> LocalizedText {
    .init(
      vi: "Ngày tháng ở cột \"\(column)\" đọc được theo hai cách. Cách nào đúng?",
      en: "The dates of the column \"\(column)\" can be read both ways. Which is right?")
  }

  static let unitThatIsRated = LocalizedText(vi: "đơn vị được đánh giá (columns: unit)", en: "the unit that is rated (columns: unit)")
  static let notScored = LocalizedText(vi: "không tính điểm", en: "not scored")
  static let headerNotOfOneColumn = LocalizedText(vi: "tiêu đề không chỉ rõ một cột", en: "its header does not mean one column alone")

  static func moreColumns(_ count: Int) -> LocalizedText {
    .init(vi: " và \(count) cột nữa", en: " and \(count) more")
  }

  static let decideLater = LocalizedText(vi: "để lại, quyết định sau", en: "leave it, to be decided later")

  static func whatIsColumn(_ column: String, more: LocalizedText) -> LocalizedText {
    .init(vi: "Cột \"\(column)\"\(more[.vi]) là gì?", en: "What is the column \"\(column)\"\(more[.en])?")
  }

  static func question(_ scale: LocalizedText) -> LocalizedText {
    .init(vi: "câu hỏi, từ kém đến tốt: \(scale[.vi])", en: "a question, from worst to best: \(scale[.en])")
  }

  /// - Parameter labels: that nothing orders.
  static func questionToBeOrdered(_ labels: String) -> LocalizedText {
    .init(
      vi: "câu hỏi theo thang đo, thứ tự do người biết phiếu ghi ở phần thang đo của survey.yaml: \(labels)",
      en: "a question on a scale, whose order those who know the form state under scales: \(labels)")
  }

  /// A question that is a column for each of its answers, with a tick in one of them.
  static func questionOfTicks(_ question: String, labels: String) -> LocalizedText {
    .init(
      vi: "câu hỏi \"\(question)\" có một cột cho mỗi câu trả lời; hãy gộp thành một cột ghi nhãn của ô được đánh dấu: \(labels)",
      en:
        "the question \"\(question)\" with a column for each answer; make one column of them that holds the label of the ticked box: \(labels)"
    )
  }

  static func reversedQuestion(_ scale: LocalizedText) -> LocalizedText {
    .init(vi: "câu hỏi nghĩa xấu, đảo chiều: \(scale[.vi])", en: "a reversed question, on \(scale[.en])")
  }

  static func notScoredAs(_ reading: LocalizedText) -> LocalizedText {
    .init(vi: "\(reading[.vi]): không tính điểm", en: "\(reading[.en]): not scored")
  }

  static let whichGroupWeights = LocalizedText(
    vi: "Mỗi nhóm người trả lời có trọng số bao nhiêu trong điểm?", en: "How much does each group of respondents weigh in the score?")
  static let noFileTellsWeights = LocalizedText(
    vi: "không tệp nào cho biết trọng số của các nhóm người trả lời; hội đồng quyết định (respondent-groups trong index.yaml)",
    en: "no file tells what the groups of respondents weigh; the committee decides it (respondent-groups in index.yaml)")

  static func equalWeights(_ list: String) -> LocalizedText {
    .init(vi: "trọng số bằng nhau: \(list)", en: "equal weights: \(list)")
  }

  static func weightsByRows(_ list: String) -> LocalizedText {
    .init(vi: "theo số phiếu: \(list)", en: "by the number of responses: \(list)")
  }

  static func noSuchPlatform(_ platform: String) -> LocalizedText {
    .init(
      vi: "cần một trong \(Platforms.all.map(\.id).joined(separator: ", ")), gặp \(platform.quotedAsFound)",
      en: "expected one of \(Platforms.all.map(\.id).joined(separator: ", ")), found \(platform.quotedAsFound)")
  }

  static func answeredByNone(_ list: String) -> LocalizedText {
    .init(
      vi: "không phiếu hợp lệ nào trả lời, nên không tính điểm: \(list)",
      en: "answered by none of the responses that count, and so not scored: \(list)")
  }

  /// - Parameter seen: what the columns were taken for.
  static func noQuestion(seen: LocalizedText) -> LocalizedText {
    let (vi, en) = (nothingOnAScale(seen: seen)[.vi], nothingOnAScale(seen: seen)[.en])
    return .init(
      vi:
        "\(vi); không ghi gì. Danh sách mời khảo sát không phải phiếu trả lời: hãy tạo khảo sát từ các tệp khác, rồi thêm tệp này tại bước Tệp số liệu của ứng dụng, hoặc ghi vào survey.yaml. Bảng số liệu cần cột \"Đơn vị\", hoặc chỉ một dòng số liệu của toàn đơn vị",
      en:
        "\(en); nothing was written. A list of those invited is the frame: of a respondent group: make the survey of the other files, then add this one on the Files page of the app, or in survey.yaml. A table of figures has a column Unit, or one row of all units together"
    )
  }

  static func nothingOnAScale(seen: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần ít nhất một câu hỏi: cột có nhãn theo thứ tự (rất tốt, tốt …) hoặc số từ 0 đến 10; không gặp cột nào"
        + (seen[.vi].isEmpty ? "" : ", chỉ gặp \(seen[.vi])")
        + "; tệp chỉ có số liệu như số thu thì ghi tại context trong survey.yaml không có respondent-groups",
      en: "expected one question at least, found none: a column of labels in an order (very good, good …) or of numbers from 0 to 10"
        + (seen[.en].isEmpty ? "" : "; found only \(seen[.en])")
        + "; a file of figures such as revenue goes under context in a survey.yaml without respondent-groups")
  }

  static let listOfNoGroup = LocalizedText(
    vi:
      "cần danh sách mời có ít nhất một nửa số người trả lời của đúng một nhóm (so theo cột mã), nhưng không phải vậy; không ghi gì. Hãy tạo khảo sát từ các tệp khác, rồi thêm tệp này tại bước Tệp số liệu của ứng dụng, hoặc ghi vào survey.yaml",
    en:
      "expected a list of those invited with half of the respondents of one group at least (by their ids), found none such; nothing was written. Make the survey of the other files, then add this one on the Files page of the app, or as frame: in survey.yaml"
  )

  static func tableOfCounts(_ columns: String) -> LocalizedText {
    .init(
      vi:
        "bảng đếm số phiếu, không phải câu trả lời: các cột \(columns) mang tên nhãn trả lời; không tính điểm. Cần tệp mỗi dòng một phiếu",
      en:
        "a table of counts, not of answers: the columns \(columns) are named after answers; nothing is scored. Needed is an export with a row for each form"
    )
  }

  static let countOfForms = LocalizedText(vi: "số phiếu của một nhãn trả lời", en: "a count of forms with that answer")
  static let besideCounts = LocalizedText(vi: "cột của bảng đếm", en: "a column of a table of counts")

  static let stratumOnceListed = LocalizedText(
    vi: "nhóm phân tầng (stratum), sau khi danh sách mời có cột này cho mọi doanh nghiệp",
    en: "the stratum, once the list of those invited has this column for every firm")

  static func strataNotInList(_ list: String) -> LocalizedText {
    .init(
      vi:
        "danh sách mời \(list) không có cột nào ghi các giá trị này: không biết mỗi nhóm đã mời bao nhiêu, nên không thể tính quyền số theo nhóm",
      en: "the list \(list) has no column with these values: how many of each were invited is not known, and no weight rests on it")
  }

  static func strataOfList(_ list: String, _ header: String) -> LocalizedText {
    .init(
      vi: "nhóm phân tầng đếm theo cột \"\(header)\" của \(list)", en: "stratum: counted in \(list) by its column \"\(header)\"")
  }

  static func frame(_ place: InvitedList.Place) -> LocalizedText {
    let file = place.list.input.name
    return .init(
      vi: "\(file) là danh sách mời khảo sát; \(place.found) trong \(place.respondents) người trả lời có trong danh sách",
      en: "frame: \(file) is the list of those invited; \(place.found) of \(place.respondents) respondents stand in it")
  }

  static func totalsLeftOut(_ rows: Int) -> LocalizedText {
    .init(
      vi: "\(rows) dòng tổng hoặc trung bình ở chân bảng: không phải đơn vị, không được tính",
      en: "\(rows) row\(rows == 1 ? "" : "s") of totals or means at the foot: no unit, and not counted")
  }

  static let totalsCount = LocalizedText(
    vi: "phiếu trả lời, được tính nếu số nằm trong thang đo", en: "responses, which count where their numbers are on the scale")
  static let totalsToBeTakenOut = LocalizedText(
    vi: "tổng hoặc trung bình của các dòng khác: bỏ khỏi tệp rồi chạy lại",
    en: "totals or means of the other rows: take them out of the file and run again")
  static let wordBeforeNumbers = LocalizedText(
    vi: "một từ như \"Tổng cộng\", \"Trung bình\" đứng cạnh toàn số",
    en: "a word such as \"Total\" or \"Average\" stands beside nothing but numbers")

  static let noResponseAnswers = LocalizedText(vi: "không phiếu hợp lệ nào trả lời", en: "answered by none of the responses that count")
}
