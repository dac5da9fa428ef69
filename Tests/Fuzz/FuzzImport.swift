import Glibc
import SurveyModel
import SurveyWords

@testable import SurveyImport

/// The whole import of a small survey, of which one file is what the fuzzer makes up.
///
/// The first four bytes choose the file, what the survey states of it (platform, encoding, delimiter), the size of the chunks and whether a survey is
/// proposed from the file first, as `cdci init` does; the rest is the file. A proposed survey must be one that our own reader takes. An input is either read, and then
/// every row is accounted for, or refused with a message in both languages. Anything else (a trap, a bad access, a hang) is a find.
///
/// Built and run by `make fuzz` only, with libFuzzer and the address sanitizer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzImport(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard input.count >= 4 else { return 0 }
  let choice = Choice(input.prefix(4))
  let content = Array(input.dropFirst(4))
  for (place, file) in MemoryFile.all.enumerated() { file.write(place == choice.file ? content : FuzzSurvey.contents[place]) }
  do throws(ImportFailure) {
    let place = SurveyPlace(folder: "/")
    let (survey, index) = choice.isInit ? try proposed(choice) : (FuzzSurvey.survey(choice), FuzzSurvey.index)
    let data = try SurveyReader.read(survey, index: index, at: place, chunkSize: choice.chunkSize)
    precondition(data.account.rowsRead == data.account.responses + data.account.leftOut.reduce(0) { $0 + $1.rows })
    precondition(data.account.responses == data.groups[0].responses.count)
    for problem in data.account.problems { precondition(!problem.text(in: .vi).isEmpty && !problem.text(in: .en).isEmpty) }
  } catch {
    precondition(!error.faults.isEmpty)
    for fault in error.faults { precondition(!fault.message[.vi].isEmpty && !fault.message[.en].isEmpty) }
  }
  return 0
}

/// The survey that `cdci init` would write for the file.
private func proposed(_ choice: Choice) throws(ImportFailure) -> (Survey, IndexTree) {
  let path = MemoryFile.all[0].path
  let platform = choice.platform.flatMap { Platforms.named($0) }
  let export = try CountedExport([InputFile(name: path, path: path)], format: choice.format, platform: platform)
  let proposal = try SurveyProposer.propose([export]) { $0.likeliest }
  let words = DraftWords(name: "fuzz", proposal: proposal, today: CalendarDate(iso: "2023-12-27")!)
  for remark in words.remarks(proposal) { precondition(!remark[.vi].isEmpty && !remark[.en].isEmpty) }
  do throws(ImportFailure) {
    let survey = try SurveyDefinition.read(SurveyText.text(proposal, format: choice.format, words), file: "survey.yaml")
    let index = try IndexDefinition.read(IndexText.text(proposal, words), file: "index.yaml")
    try index.check(against: survey)
    return (survey, index.tree)
  } catch {
    // Without a question that is sure it waits for its user, and says so.
    guard proposal.groups.contains(where: { !$0.questions.isEmpty }) else { throw error }
    fatalError("a proposed survey that cannot be read: \(error)")
  }
}

/// What the first bytes of an input choose.
struct Choice {
  /// Index into `FuzzSurvey.contents`.
  let file: Int
  let format: FileFormat
  let chunkSize: Int
  let duplicates: RespondentGroup.DuplicateRule
  /// `nil`: recognised.
  let platform: String?
  let isInit: Bool

  init(_ bytes: ArraySlice<UInt8>) {
    let bytes = bytes.map { Int($0) }
    file = [0, 0, 1, 2][bytes[0] & 3]
    duplicates = RespondentGroup.DuplicateRule.allCases[(bytes[0] >> 2) % RespondentGroup.DuplicateRule.allCases.count]
    let encodings: [TextEncoding?] = [nil, nil] + TextEncoding.allCases
    let delimiters: [UInt8?] = [nil, nil] + [",", ";", "|", "\t"].map { (text: Unicode.Scalar) in UInt8(ascii: text) }
    format = FileFormat(encoding: encodings[bytes[1] % encodings.count], delimiter: delimiters[bytes[2] % delimiters.count])
    platform = Platforms.all.indices.contains((bytes[0] >> 4) - 1) ? Platforms.all[(bytes[0] >> 4) - 1].id : nil
    isInit = file == 0 && bytes[3] & 8 != 0
    chunkSize = [1 << 20, 1, 2, 3, 7, 64, 100, 1000][bytes[3] & 7]
  }
}

enum FuzzSurvey {
  /// responses.csv, frame.csv and context.csv where they are not made up.
  static let contents: [[UInt8]] = [
    "firm,unit,sent,where,q1,q2\nf1,Hòn Gai,2023-11-02,in,5,4\nf2,mong-cai,,out,Hài lòng,99\nf3,van-gia,1/12/2023,,1,\n",
    "respondent,unit,stratum,disposition\nf1,hon-gai,in,1.0\nf2,,out,NC\nf3,mong-cai,,\n",
    "unit,indicator,period,kind,value\n,revenue,2023,actual,\"16.351,83\"\nhon-gai,revenue,2023-07,target,1\n",
  ].map { Array($0.utf8) }

  static func survey(_ choice: Choice) -> Survey {
    func format(_ file: Int) -> FileFormat { file == choice.file ? choice.format : FileFormat() }
    return Survey(
      title: LocalizedText("t"), organization: LocalizedText("o"), edition: "2023",
      published: CalendarDate(iso: "2023-12-27")!,
      fieldwork: .init(from: CalendarDate(iso: "2023-11-01")!, to: CalendarDate(iso: "2023-11-30")!), index: "index.yaml",
      unitNoun: LocalizedText("u"), units: units, strata: strata, scales: [scale],
      respondentGroups: [
        RespondentGroup(
          id: "firms",
          responses: [.init(file: MemoryFile.all[0].path, format: format(0), platform: choice.file == 0 ? choice.platform : nil)],
          columns: .init(respondent: "firm", unit: "unit", stratum: "where", submitted: "sent"),
          questions: ["q1", "q2"].map { Question(code: $0, column: $0, scale: 0) }, duplicates: choice.duplicates,
          frame: MemoryFile.all[1].path, frameFormat: format(1))
      ], context: .init(file: MemoryFile.all[2].path, numberFormat: .vi, format: format(2)),
      // Within the reach of short inputs.
      limits: ImportLimits(cell: 300, record: 1000, columns: 60))
  }

  static let index = try! IndexTree(
    id: "I", children: [.init(id: "q1", indicator: .init(source: .question(code: "q1", statistic: .mean)))])

  private static let units = [
    Unit(id: "mong-cai", name: LocalizedText(vi: "Cửa khẩu Móng Cái", en: "Móng Cái")!, aliases: ["HQ Móng Cái"]),
    Unit(id: "hon-gai", name: LocalizedText("Hòn Gai")), Unit(id: "van-gia", name: LocalizedText("Vạn Gia")),
  ]

  private static let strata = [
    Stratum(id: "in", name: LocalizedText(vi: "Trong tỉnh", en: "Inside")!), Stratum(id: "out", name: LocalizedText("Ngoài tỉnh")),
  ]

  private static let scale = AnswerScale(
    id: "likert-5",
    categories: [
      .init(value: 1, code: "1", labels: ["Rất không hài lòng"]), .init(value: 2, code: "2", labels: ["Không hài lòng"]),
      .init(value: 3, code: "3", labels: ["Bình thường"]), .init(value: 4, code: "4", labels: ["Hài lòng"]),
      .init(value: 5, code: "5", labels: ["Rất hài lòng"]),
    ],
    missing: [.init(kind: .dontKnow, label: "Không biết"), .init(kind: .dontKnow, label: "99"), .init(kind: .notApplicable, label: "N/A")])!
}

/// A file in memory, without a name in any folder.
final class MemoryFile: Sendable {
  static let all = (0..<FuzzSurvey.contents.count).map { _ in MemoryFile() }

  let path: String
  private let descriptor: CInt

  private init() {
    var name = Array("/dev/shm/fuzz-import-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    precondition(descriptor >= 0 && unlink(name) == 0)
    path = "/proc/self/fd/\(descriptor)"
  }

  func write(_ bytes: [UInt8]) {
    precondition(ftruncate(descriptor, 0) == 0)
    precondition(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
  }
}

/// The package manager calls the entry of an executable by this name and makes `main` of it.
@_cdecl("fuzz_import_main")
public func fuzzImportMain(_ count: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, fuzzImport)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
