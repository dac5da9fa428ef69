/// The help screens in Vietnamese: beside every sentence that a command declares, as it stands there, what is shown for it.
///
/// What is missing here is shown in English; a test finds it.
enum HelpWords {
  static let headings: [String: String] = [
    "OVERVIEW": "CHỨC NĂNG", "USAGE": "CÁCH DÙNG", "ARGUMENTS": "THAM SỐ", "OPTIONS": "TÙY CHỌN", "SUBCOMMANDS": "CÁC LỆNH",
    "Usage": "Cách dùng", "Help": "Gợi ý", "Error": "Lỗi", "Example": "Ví dụ", "Exit codes": "Mã thoát",
  ]

  static let details = "Xem 'cdci help <subcommand>' để biết chi tiết từng lệnh."

  static func more(_ command: String) -> String { "Xem '\(command)' để biết thêm." }

  static func values(_ list: String) -> String {
    "(giá trị: \(list.replacing("; default: ", with: "; mặc định: ")))"
  }
  static func standard(_ value: String) -> String { "(mặc định: \(value))" }

  static let sentences: [String: String] = commands.merging(options) { $1 }.merging(ofTables) { $1 }.merging(ofPlanAndVerify) { $1 }
    .merging(ofServe) { $1 }.merging(ofCompare) { $1 }

  private static let commands: [String: String] = [
    "From a satisfaction survey's export to a published ranking.":
      "Từ tệp kết quả khảo sát hài lòng đến bảng xếp hạng được công bố.",
    "Reads a survey folder (survey.yaml, the export, the list of invited firms, revenue figures) and an index file with the weights; says who answered, scores and ranks each unit with its interval, and writes a page, a workbook, tables and JSON.":
      "Đọc thư mục khảo sát (survey.yaml, tệp xuất, danh sách doanh nghiệp được mời, số thu ngân sách nhà nước) và tệp chỉ số có trọng số; cho biết ai đã trả lời, chấm điểm và xếp hạng từng đơn vị kèm khoảng tin cậy, rồi ghi trang báo cáo, tệp Excel, các bảng và JSON.",
    "0 done; 64 wrong usage; 65 a definition is wrong or the data allow no honest result; 66 an input is missing or unreadable; 70 a fault of the program; 73 an output cannot be created; 74 reading or writing failed half-way.":
      "0 đã xong; 64 dùng sai cách; 65 định nghĩa sai hoặc số liệu không cho phép có kết quả trung thực; 66 thiếu tệp đầu vào hoặc không đọc được; 70 lỗi của chương trình; 73 không tạo được kết quả; 74 đọc hoặc ghi hỏng giữa chừng.",
    "0 nothing was found; 65 something was.": "0 không phát hiện gì; 65 có phát hiện.",
    "Show the version.": "Cho biết phiên bản.",
    "Show help information.": "Hiện phần trợ giúp này.",
    "Show subcommand help information.": "Hiện trợ giúp của một lệnh.",
    "Import, score, rank, and write the page, the Word document, the workbook, every table and results.json.":
      "Đọc số liệu, chấm điểm, xếp hạng, rồi ghi trang báo cáo, tệp Word, tệp Excel, mọi bảng và results.json.",
    "The report is written whole or not at all, and replaces only a report of ours.":
      "Báo cáo được ghi trọn vẹn hoặc không ghi gì, và chỉ thay thế báo cáo do chương trình này tạo ra.",
    "Import and validate only: what became of every row, and problems with their places.":
      "Chỉ đọc và kiểm tra: từng dòng được xử lý ra sao, và các vấn đề kèm vị trí.",
    "With --quiet nothing is printed unless something is wrong; the JSON is a result, and is printed all the same.":
      "Với --quiet thì không in gì trừ khi có lỗi; JSON là kết quả nên vẫn được in.",
    "Print the ranking.": "In bảng xếp hạng.",
    "From exports as the platform gave them, write a survey folder.": "Từ tệp đúng như nền tảng xuất ra, viết một thư mục khảo sát.",
    "Recognises the platform, the units, the questions and their scales, and writes survey.yaml, index.yaml with equal weights and a README.md to fill in; the exports are copied beside them. Nothing that exists is overwritten. Several files are batches of one survey where a column names the unit, else a file for each unit.":
      "Nhận ra nền tảng, các đơn vị, câu hỏi và thang đo, rồi viết survey.yaml, index.yaml có trọng số bằng nhau và README.md để điền; tệp xuất được sao chép bên cạnh. Không ghi đè gì sẵn có. Nhiều tệp là các đợt của một khảo sát khi có cột ghi tên đơn vị, nếu không thì mỗi đơn vị một tệp.",
    "On a terminal it asks about what the files do not tell and numbers hang on; with --yes, and elsewhere, that stays open: it stands under to-decide in survey.yaml and is not scored. With --like the units, questions, scales and weights of an earlier survey are carried over.":
      "Trên màn hình dòng lệnh, chương trình hỏi những gì tệp không cho biết mà con số phụ thuộc vào; với --yes, hoặc ở nơi khác, điều đó để ngỏ: ghi ở to-decide trong survey.yaml và không tính điểm. Với --like, đơn vị, câu hỏi, thang đo và trọng số của khảo sát trước được giữ nguyên.",
    "From estimates and their standard errors, the ranks that each unit may really have.":
      "Từ các ước lượng và sai số chuẩn, cho biết những hạng mà mỗi đơn vị có thể thực sự có.",
    "TABLE is a CSV file, or a sheet of a workbook, with the columns unit, estimate, se and optionally df, the degrees of freedom of se; the estimates are independent of each other. The highest estimate has rank 1. Adds the columns rank, rank_low (the best rank) and rank_high (Mogstad, Romano, Shaikh and Wilhelm 2024).":
      "TABLE là tệp CSV hoặc một trang tính của tệp Excel, có các cột unit, estimate, se và có thể có df, bậc tự do của se; các ước lượng độc lập với nhau. Ước lượng cao nhất có hạng 1. Thêm các cột rank, rank_low (hạng tốt nhất) và rank_high (Mogstad, Romano, Shaikh và Wilhelm 2024).",
    "A standard error of 0 says that the estimate is known exactly.": "Sai số chuẩn bằng 0 nghĩa là ước lượng được biết chính xác.",
    "Print the AAPOR outcome rates of a list with a disposition column.": "In các tỷ lệ AAPOR của một danh sách có cột disposition.",
    "Each row is one case. A disposition is a letter group (I P R NC O UH UO NE) or a code such as 1.1 or 2.21; a row without one, or with one that is not known, counts as NC, so that no rate is too high, and is stated. Where eligibility is unknown, RR3, RR4, REF2 and CON2 use one e for the whole file.":
      "Mỗi dòng là một trường hợp. Kết quả tiếp cận (disposition) là một nhóm chữ (I P R NC O UH UO NE) hoặc một mã như 1.1 hay 2.21; dòng không có, hoặc có mã lạ, được tính là NC để không tỷ lệ nào quá cao, và được nêu ra. Khi chưa rõ điều kiện, RR3, RR4, REF2 và CON2 dùng một e cho cả tệp.",
    "Score and rank a plain table of units and indicators, without a survey.":
      "Chấm điểm và xếp hạng một bảng gồm các đơn vị và tiêu chí, không cần khảo sát.",
    "TABLE is a CSV file, or a sheet of a workbook, with the column unit and a column for each indicator of the index: that of its data, or of its id. A blank cell is missing. The columns name and group are optional; others are ignored and named.":
      "TABLE là tệp CSV hoặc một trang tính của tệp Excel, có cột unit và mỗi tiêu chí của chỉ số một cột: theo data hoặc theo mã của tiêu chí. Ô trống là thiếu. Cột name và group không bắt buộc; cột khác được bỏ qua và nêu tên.",
    "Ranges that are pooled over editions, and values that treatment takes from other periods, come from --earlier; or from other rows of TABLE, where the index names the column with their period.":
      "Khoảng gộp của nhiều kỳ và giá trị lấy từ kỳ khác khi xử lý số liệu đến từ --earlier; hoặc từ các dòng khác của TABLE khi chỉ số nêu tên cột ghi kỳ.",
    "The CSV has a row for each unit in the order of the table: unit, the index, every node below it, rank.":
      "CSV có mỗi đơn vị một dòng theo thứ tự của bảng: unit, chỉ số, mọi nút bên dưới, rank.",
    "TABLE may be packed by gzip, or come through a pipe: - is the standard input.":
      "TABLE có thể được nén bằng gzip, hoặc đi qua đường ống: - là đầu vào chuẩn.",
    "Print any table as clean CSV.": "In một bảng bất kỳ thành CSV gọn gàng.",
    "UTF-8, commas, quotes where they are needed, and every record as many fields as the header. What separates and quotes the cells is found by the program; what was repaired or left out is said on stderr. Nothing is interpreted: no platform, no survey. The file may be text, a workbook, an SPSS file, or a zip with one of these.":
      "UTF-8, dấu phẩy, ngoặc kép khi cần, và dòng nào cũng có số ô như tiêu đề. Chương trình tự tìm dấu phân cách và dấu trích dẫn; những gì đã sửa hoặc bỏ đi được nêu trên stderr. Không có gì được diễn giải: không nền tảng, không khảo sát. Tệp có thể là văn bản, tệp Excel, tệp SPSS, hoặc tệp zip chứa một trong các loại đó.",
  ]

  private static let options: [String: String] = [
    "A folder with a survey.yaml, or that file.": "Thư mục có survey.yaml, hoặc chính tệp đó.",
    "Say nothing but errors.": "Không nói gì ngoài lỗi.",
    "Folder of the report. (default: reports/<survey folder name>)": "Thư mục của báo cáo. (mặc định: reports/<tên thư mục khảo sát>)",
    "A language of the report, vi or en; repeat for both, the first also that of messages. (default: the survey's, then the other; of messages the survey's)":
      "Ngôn ngữ của báo cáo, vi hoặc en; lặp lại để có cả hai, ngôn ngữ đầu cũng là của thông báo. (mặc định: của khảo sát, rồi ngôn ngữ kia; thông báo theo khảo sát)",
    "A format to write: html, md, docx, xlsx, csv, press, charts or json; repeat for several; results.json is always written. audit writes audit.xlsx, a working paper whose formulas recompute everything; it holds what is withheld and is not for publication. (default: all but audit)":
      "Định dạng cần ghi: html, md, docx, xlsx, csv, press, charts hoặc json; lặp lại để có nhiều; results.json luôn được ghi. audit ghi audit.xlsx, tài liệu làm việc có công thức tính lại mọi số; tệp này chứa cả số liệu giữ kín, không được công bố. (mặc định: tất cả trừ audit)",
    "Seed of everything random. It is printed in the report.": "Số khởi tạo của mọi phép ngẫu nhiên. Được in trong báo cáo.",
    "Bootstrap replicates, for an index with a min-max range of this run; other standard errors are linearised.":
      "Số lần lặp bootstrap, với chỉ số có khoảng min-max của lần tính này; các sai số chuẩn khác được tuyến tính hóa.",
    "Threads. The report does not depend on it. (default: the number of cores)":
      "Số luồng. Báo cáo không phụ thuộc vào đó. (mặc định: số nhân)",
    "Leave out what other weights would change, and how the components move together.":
      "Bỏ phần nói thứ hạng thay đổi ra sao nếu chọn trọng số khác và các thành phần liên hệ với nhau thế nào.",
    "Also write report.pdf, by an installed browser (Chromium, Chrome, Edge) from the page, or by LibreOffice from the Word document.":
      "Ghi thêm report.pdf: bằng trình duyệt đã cài (Chromium, Chrome, Edge) từ trang báo cáo, hoặc bằng LibreOffice từ tệp Word.",
    "Refuse to write where a row was left out without an explanation, or something is to be decided or filled in.":
      "Không ghi khi có dòng bị loại mà chưa giải trình được, hoặc còn điều phải quyết định hay phải điền.",
    "text, or json (the inputs and the import of results.json, and each respondent group).":
      "text, hoặc json (phần inputs và import của results.json, và từng nhóm người trả lời).",
    "Language of the account, vi or en. (default: the survey's)": "Ngôn ngữ của phần giải trình, vi hoặc en. (mặc định: của khảo sát)",
    "Print every problem, not the first five of each kind.": "In mọi vấn đề, không chỉ năm vấn đề đầu của mỗi loại.",
    "Exit with 65 where a row was left out without an explanation, or something is to be decided or filled in.":
      "Kết thúc với mã 65 khi có dòng bị loại mà chưa giải trình được, hoặc còn điều phải quyết định hay phải điền.",
    "Threads; they change the time and no result. (default: one for each core)":
      "Số luồng; chỉ thay đổi thời gian, không thay đổi kết quả. (mặc định: mỗi nhân một luồng)",
    "text, csv (the columns of ranking.csv) or json (the units of results.json).":
      "text, csv (các cột của ranking.csv) hoặc json (các đơn vị của results.json).",
    "Language of names and messages, vi or en. (default: the survey's first)":
      "Ngôn ngữ của tên gọi và thông báo, vi hoặc en. (mặc định: ngôn ngữ thứ nhất của khảo sát)",
    "Files as exported (CSV, Excel, SPSS, zip), packed by gzip or not; - for the standard input.":
      "Các tệp như đã xuất (CSV, Excel, SPSS, zip), nén gzip hay không; - là đầu vào chuẩn.",
    "Folder of the new survey.": "Thư mục của khảo sát mới.",
    "Ask nothing: take what is sure, and leave the rest to be decided.":
      "Không hỏi gì: lấy những gì chắc chắn, phần còn lại để quyết định sau.",
    "Folder of the survey of the edition before, to carry over.": "Thư mục khảo sát của kỳ trước, để giữ nguyên các khai báo.",
    "The survey platform, such as limesurvey or plain. (default: recognised by the header)":
      "Nền tảng khảo sát, như limesurvey hoặc plain. (mặc định: nhận ra từ tiêu đề cột)",
    "Encoding of the file, such as windows-1258. (default: recognised)": "Bảng mã của tệp, như windows-1258. (mặc định: tự nhận ra)",
    "What separates its cells: \",\" \";\" \"|\" or tab. (default: recognised)":
      "Dấu phân cách các ô: \",\" \";\" \"|\" hoặc tab. (mặc định: tự nhận ra)",
    "The sheet of a workbook that --earlier gives for the edition. (default: the largest table)":
      "Trang tính của tệp Excel mà --earlier đưa vào cho kỳ đó. (mặc định: bảng lớn nhất)",
    "The sheet of a workbook, by its name. (default: the largest table)": "Tên trang tính của tệp Excel. (mặc định: bảng lớn nhất)",
    "Language of messages, vi or en. (default: the locale's)": "Ngôn ngữ của thông báo, vi hoặc en. (mặc định: theo hệ thống)",
    "Language of the messages, vi or en. (default: the locale's)": "Ngôn ngữ của thông báo, vi hoặc en. (mặc định: theo hệ thống)",
    "Language of the text and of messages, vi or en. (default: the locale's)":
      "Ngôn ngữ của kết quả dạng chữ và của thông báo, vi hoặc en. (mặc định: theo hệ thống)",
    "Language of the tables and messages, vi or en. (default: the locale's)":
      "Ngôn ngữ của các bảng và thông báo, vi hoặc en. (mặc định: theo hệ thống)",
  ]

  private static let ofTables: [String: String] = [
    "A CSV file: unit,estimate,se[,df]; - for the standard input.": "Tệp CSV: unit,estimate,se[,df]; - là đầu vào chuẩn.",
    "Level of confidence, from 0.5 to below 1.": "Độ tin cậy, từ 0.5 đến dưới 1.",
    "marginal: for each unit by itself; simultaneous: for all units together, wider.":
      "marginal: cho riêng từng đơn vị; simultaneous: cho mọi đơn vị cùng lúc, rộng hơn.",
    "Seed of the simulated draws.": "Số khởi tạo của các lần rút mô phỏng.",
    "text (in rank order), csv or json (in the order of the table).": "text (theo thứ hạng), csv hoặc json (theo thứ tự của bảng).",
    "A CSV file with a column \"disposition\"; - for the standard input.": "Tệp CSV có cột \"disposition\"; - là đầu vào chuẩn.",
    "A column to break the rates down by; repeat for several: each column, then all of them crossed.":
      "Cột để tách các tỷ lệ; lặp lại để dùng nhiều cột: từng cột, rồi mọi cột kết hợp với nhau.",
    "e, the share of eligible among those of unknown eligibility, 0 to 1. (default: estimated from the file)":
      "e, tỷ lệ đủ điều kiện trong số chưa rõ điều kiện, từ 0 đến 1. (mặc định: ước lượng từ tệp)",
    "text, csv or json.": "text, csv hoặc json.",
    "A CSV file: unit and a column for each indicator; - for the standard input.":
      "Tệp CSV: unit và mỗi tiêu chí một cột; - là đầu vào chuẩn.",
    "An index file.": "Một tệp chỉ số.",
    "csv, json or text. (default: csv; of --explain text)": "csv, json hoặc text. (mặc định: csv; với --explain là text)",
    "Print scores as full doubles instead of published decimals.": "In điểm với đủ chữ số thay cho số chữ số thập phân công bố.",
    "Show how the score of this unit comes about, node by node.": "Giải thích điểm của đơn vị này, từng nút một.",
    "The edition of TABLE, as pooled ranges of the index name it; of several in its rows the one to score. (default: the last)":
      "Kỳ của TABLE, như các khoảng gộp của chỉ số gọi; nếu bảng có nhiều kỳ thì là kỳ cần chấm điểm. (mặc định: kỳ cuối)",
    "A table of another edition, for ranges that are pooled over it and values taken from it. Once for each edition.":
      "Bảng của một kỳ khác, cho các khoảng gộp và giá trị lấy từ kỳ đó. Mỗi kỳ một lần.",
    "How numbers are written: vi 16.351,83; en 16,351.83. (default: as programs write them, 16351.83)":
      "Cách viết số: vi 16.351,83; en 16,351.83. (mặc định: như chương trình viết, 16351.83)",
    "Threads. The output does not depend on it. (default: the number of cores)":
      "Số luồng. Kết quả không phụ thuộc vào đó. (mặc định: số nhân)",
    "A file with a table; - for the standard input.": "Tệp chứa một bảng; - là đầu vào chuẩn.",
    "What separates its cells: a sign or several, or tab. (default: found)":
      "Dấu phân cách các ô: một hoặc nhiều ký hiệu, hoặc tab. (mặc định: tự tìm)",
  ]

  private static let ofPlanAndVerify: [String: String] = [
    "How many responses the next survey needs, and what they will allow to say.":
      "Khảo sát tới cần bao nhiêu phiếu, và với số phiếu đó có thể khẳng định được gì.",
    "FRAME is a list of those who could be asked: the column unit, and where it has them stratum and respondent. For every unit it prints the responses that give its score the wanted margin, by stratum, the invitations to send, and the official rule n = N/(1 + N·0.05²) beside it.":
      "FRAME là danh sách những đối tượng có thể hỏi: cột unit, và nếu có thì stratum và respondent. Với mỗi đơn vị, lệnh in số phiếu để điểm đạt sai số mong muốn, theo nhóm phân tầng, số lời mời cần gửi, và bên cạnh là công thức thường dùng n = N/(1 + N·0.05²).",
    "With --survey the spread of answers and the scores of the last edition are taken from that survey (its units by id), and the chance to tell neighbours apart is printed; without it answers are assumed to be spread evenly over the scale. --simulate N draws that many surveys of the planned size and compares their units as a report would.":
      "Với --survey, độ phân tán của câu trả lời và điểm của kỳ trước lấy từ khảo sát đó (đơn vị theo mã), và lệnh in khả năng phân biệt các đơn vị liền kề; nếu không thì coi câu trả lời phân tán đều trên thang đo. --simulate N mô phỏng từng ấy khảo sát có cỡ mẫu đã định và so sánh các đơn vị như một báo cáo.",
    "A list with the column unit; - for the standard input.": "Danh sách có cột unit; - là đầu vào chuẩn.",
    "Wanted margin of every unit's score, in points. (default: a twentieth of the scale)":
      "Sai số mong muốn của điểm mỗi đơn vị, tính bằng điểm. (mặc định: một phần hai mươi thang điểm)",
    "The last edition: a folder with a survey.yaml, or that file.": "Kỳ trước: thư mục có survey.yaml, hoặc chính tệp đó.",
    "proportional, equal or neyman within each unit; neighbours: so that the worst pair is told apart as well as can be.":
      "proportional, equal hoặc neyman trong từng đơn vị; neighbours: sao cho cặp liền kề khó phân biệt nhất được phân biệt tốt nhất có thể.",
    "Share of those invited that are expected to answer, above 0 to 1.": "Tỷ lệ dự kiến trả lời trong số được mời, trên 0 đến 1.",
    "By which variance is greater than that of a simple random sample: above 1 where firms rate several units.":
      "Phương sai lớn hơn bao nhiêu lần so với mẫu ngẫu nhiên đơn giản: trên 1 khi doanh nghiệp đánh giá nhiều đơn vị.",
    "Ends of the scale, such as 0:100. (default: of the survey's index, or 0:100)":
      "Hai đầu của thang điểm, như 0:100. (mặc định: theo chỉ số của khảo sát, hoặc 0:100)",
    "Surveys to simulate.": "Số khảo sát cần mô phỏng.",
    "Seed of the simulation.": "Số khởi tạo của mô phỏng.",
    "Check a published ranking against its own numbers.": "Kiểm tra một bảng xếp hạng đã công bố bằng chính các số của nó.",
    "PUBLISHED is a table as it was printed: the column unit, any components and indicators of the index by id or name, the index itself, and where it has them rank, tier, and triples of columns count, base and percent. Totals are recomputed from the printed parts; only what rounding cannot explain is a finding. Rows of totals and means are recognised, and so are decimal commas, percent signs and marks of footnotes.":
      "PUBLISHED là bảng như đã in: cột unit, các thành phần và tiêu chí của chỉ số theo mã hoặc tên, chính chỉ số, và nếu có thì rank, tier và các bộ ba cột count, base, percent. Tổng điểm được tính lại từ các phần đã in; chỉ những gì việc làm tròn không giải thích được mới là phát hiện. Dòng tổng và dòng trung bình được nhận ra, cũng như dấu phẩy thập phân, dấu phần trăm và dấu chú thích.",
    "With --fit-weights: the weights with which the printed parts give every printed total, each with its whole range; or the rows that prove that there are none.":
      "Với --fit-weights: các trọng số làm cho những phần đã in cho ra mọi tổng điểm đã in, mỗi trọng số kèm toàn bộ khoảng của nó; hoặc những dòng chứng minh rằng không có trọng số nào.",
    "A CSV file; - for the standard input.": "Tệp CSV; - là đầu vào chuẩn.",
    "The index that the table claims to follow.": "Chỉ số mà bảng được cho là tuân theo.",
    "Find the weights that give the printed totals.": "Tìm các trọng số cho ra tổng điểm đã in.",
    "How numbers are written: vi 16.351,83; en 16,351.83. (default: told from the table)":
      "Cách viết số: vi 16.351,83; en 16,351.83. (mặc định: suy ra từ bảng)",
  ]

  private static let ofServe: [String: String] = [
    "The whole job in a browser, on this machine.": "Toàn bộ công việc trong trình duyệt, trên máy này.",
    "FOLDER holds survey folders; the app reads and writes the same files as every command. It listens on 127.0.0.1 alone, asks no other machine for anything, and prints its address, with a secret in it, as the first line on stdout. Ctrl-C or the button at the foot of every page ends it.":
      "FOLDER chứa các thư mục khảo sát; ứng dụng đọc và ghi đúng những tệp mà mọi lệnh khác dùng. Ứng dụng chỉ mở ở 127.0.0.1, không hỏi gì máy khác, và in địa chỉ có mã bí mật ở dòng đầu của stdout. Nhấn Ctrl-C hoặc nút ở chân mỗi trang để kết thúc.",
    "A folder of survey folders, made where it is missing. (default: surveys)":
      "Thư mục chứa các thư mục khảo sát, được tạo nếu chưa có. (mặc định: surveys)",
    "Port to listen on. (default: a free one)": "Cổng để mở. (mặc định: một cổng trống)",
    "Do not open a browser.": "Không mở trình duyệt.",
    "A further name that this machine is known by in the browser; repeat for several.":
      "Tên khác của máy này trong trình duyệt; lặp lại để có nhiều tên.",
    "End after so many minutes without a request. (default: never)":
      "Kết thúc sau từng ấy phút không có yêu cầu nào. (mặc định: không bao giờ)",
    "Language of messages and of the first page, vi or en. (default: the first survey's, else the locale's)":
      "Ngôn ngữ của thông báo và của trang đầu, vi hoặc en. (mặc định: của khảo sát đầu tiên, nếu không thì theo hệ thống)",
  ]

  private static let ofCompare: [String: String] = [
    "What changed between editions, and what of.": "Giữa các kỳ, điểm thay đổi thế nào và do đâu.",
    "Of one SURVEY all editions that its previous leads to, of several those, in the order of their editions: each is compared with the one before, and the last with the first. The change of every unit's score is split into what comes of the answers, the method, the weights and the structure of the index; the parts add up, and what comes of the answers has an interval.":
      "Với một SURVEY: mọi kỳ mà previous dẫn tới; với nhiều: chính các khảo sát đó, theo thứ tự kỳ. Mỗi kỳ được so với kỳ liền trước, và kỳ cuối với kỳ đầu. Thay đổi điểm của từng đơn vị được tách thành phần do câu trả lời, cách tính, trọng số và cấu trúc của chỉ số; các phần cộng lại đúng bằng thay đổi, và phần do câu trả lời có khoảng tin cậy.",
    "An edition that cannot be read is said and left out. Of a unit that is withheld in an edition no change is told.":
      "Kỳ nào không đọc được thì được nêu ra và bỏ qua. Đơn vị không công bố ở một kỳ thì không có thay đổi nào được nêu.",
    "Folders with a survey.yaml, or these files.": "Các thư mục có survey.yaml, hoặc chính các tệp đó.",
    "text, csv, json or html (a page in one file).": "text, csv, json hoặc html (trang web trong một tệp).",
  ]
}
