import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// What several threads read is what one reads, wherever the segments are cut.
@Suite struct SegmentTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let rows: String
    /// Whether several threads can read it, whatever the segments are.
    var isCut = true
    var change: @Sendable (inout TinySurvey) -> Void = { _ in }
  }

  private static let header = "firm,unit,q1,q2,note"
  private static let plain = (1...30).map { "f\($0 % 23),hon-gai,\($0 % 5 + 1),99,x" }

  static let cases: [Case] = [
    Case(testDescription: "plain rows", rows: plain.joined(separator: "\n") + "\n"),
    Case(testDescription: "no line end at the end", rows: plain.joined(separator: "\n")),
    Case(testDescription: "CRLF", rows: plain.joined(separator: "\r\n") + "\r\n"),
    Case(testDescription: "CR", rows: plain.joined(separator: "\r") + "\r"),
    Case(testDescription: "blank lines", rows: plain.joined(separator: "\n\n\r\n") + "\n\n\n"),
    Case(
      testDescription: "line breaks in quotes",
      rows: (1...12).map { "a\($0),van-gia,1,\"2\n\",\"so\n\nmany,\r\nlines\r\"" }.joined(separator: "\n") + "\n"),
    Case(
      testDescription: "doubled quotes",
      rows: (1...12).map { "a\($0),van-gia,1,2,\"\"\"a\"\"\"\"b\"\",\"\"\n\"\"\"" }.joined(separator: "\r\n") + "\r\n"),
    Case(
      testDescription: "a record longer than many segments",
      rows: "a,hon-gai,1,2,\"\(String(repeating: "long, \n\"\"", count: 80))\"\nb,hon-gai,3,4,\n"),
    Case(
      testDescription: "problems and rows left out",
      rows: (1...30).map { "f\($0 % 7),Hòn Gái,9,\($0),\n,mong-cai,1,1,\nz\($0),mong-cai,,,\n" }.joined()),
    Case(
      testDescription: "ids composed and decomposed",
      rows: (1...20).map { "\($0 % 2 == 0 ? "Cty\u{1EBF}" : "Ctye\u{302}\u{301}")\($0 / 2),mong-cai,1,5,\n" }.joined()),
    Case(testDescription: "anonymous", rows: plain.joined(separator: "\n")) { $0.columns = .init(unit: "unit") },
    Case(testDescription: "refused duplicates", rows: plain.joined(separator: "\n")) { $0.duplicates = .refuse },
    Case(testDescription: "a frame", rows: (plain + plain.map { "new\($0)" }).joined(separator: "\n")) { tiny in
      tiny.files["frame.csv"] = "respondent,unit,stratum,disposition\nf3,hon-gai,in,\nf9,,out,NC\nnewf4,mong-cai,,\n"
      tiny.frame = "frame.csv"
    },
    Case(testDescription: "two files", rows: plain.joined(separator: "\n")) { tiny in
      tiny.files["more.csv"] = header + "\r\n" + (plain + ["f1,nowhere,1,1,"]).joined(separator: "\r\n")
      tiny.responses.append(.init(file: "more.csv"))
    },
    Case(
      testDescription: "dates that tell their order", rows: (1...30).map { "f\($0),hon-gai,1,2,\($0)/11/2023" }.joined(separator: "\n"),
      isCut: false
    ) {
      $0.columns = .init(respondent: "firm", unit: "unit", submitted: "note")
    },
    Case(
      testDescription: "dates that read both ways",
      rows: (1...30).map { "f\($0 % 4),hon-gai,1,2,\($0 % 12 + 1)/11/2023" }.joined(separator: "\n"), isCut: false
    ) {
      $0.columns = .init(respondent: "firm", unit: "unit", submitted: "note")
    },
    Case(testDescription: "a stray quote", rows: (plain + ["f1,hon-gai,1,5\" pipe,x"] + plain).joined(separator: "\n"), isCut: false),
    Case(
      testDescription: "a quote that swallows lines",
      rows: (plain + ["f1,hon-gai,1,\"5,x"] + plain + ["f,\"hon-gai\",1,1,"]).joined(separator: "\n"), isCut: false),
    Case(
      testDescription: "a quote that is never closed", rows: (plain + ["f1,hon-gai,1,\"5,x"] + plain).joined(separator: "\n"), isCut: false),
    Case(
      testDescription: "quotes at every place", rows: (1...9).map { "a\($0),\"van-gia\",\"1\",\"2\",\"\"\n" }.joined()),
    Case(
      testDescription: "batches with the same firms", rows: plain.joined(separator: "\n")
    ) { tiny in
      tiny.duplicates = .mostComplete
      for batch in 2...3 {
        tiny.files["batch\(batch).csv"] = header + "\n" + plain.map { $0.replacing(",99,", with: ",\(batch),") }.joined(separator: "\n")
        tiny.responses.append(.init(file: "batch\(batch).csv"))
      }
    },
    Case(testDescription: "bytes that are no UTF-8", rows: plain.joined(separator: "\n"), isCut: false) { tiny in
      let text = Array((header + "\n" + plain.joined(separator: "\n")).utf8)
      tiny.files["responses.csv"] = nil
      tiny.bytes["responses.csv"] = text + [0xE1, 0xBB] + text[header.utf8.count...]
    },
    Case(testDescription: "a letter that the file breaks off", rows: plain.joined(separator: "\n"), isCut: false) { tiny in
      tiny.bytes["responses.csv"] = Array((header + "\n" + plain.joined(separator: "\n")).utf8) + [0xE1, 0xBB]
      tiny.files["responses.csv"] = nil
    },
    Case(testDescription: "letters of three bytes", rows: (1...40).map { "ữựệ\($0),hon-gai,\($0 % 5 + 1),99,ặ\n" }.joined()),
    Case(testDescription: "a NUL byte", rows: (plain + ["f1,hon-gai,1,\u{0},x"] + plain).joined(separator: "\n"), isCut: false),
  ]

  private func tiny(_ item: Case, mark: String = "") -> TinySurvey {
    var tiny = TinySurvey(mark + Self.header + (item.testDescription == "CR" ? "\r" : "\n") + item.rows)
    item.change(&tiny)
    return tiny
  }

  /// The data, or what is wrong with them.
  private func outcome(
    _ tiny: TinySurvey, _ segmentation: Segmentation?, through way: TinySurvey.Way = .file
  ) throws -> (data: SurveyData?, faults: [String]) {
    do {
      return (try tiny.read(through: way, segmentation: segmentation), [])
    } catch let failure as ImportFailure {
      return (nil, ["\(failure.kind)"] + failure.faults.map(\.description))
    }
  }

  /// Whether several threads got through the first file.
  private func isCut(_ tiny: TinySurvey, _ segmentation: Segmentation, isPacked: Bool = false) throws -> Bool {
    let folder = try TemporaryFolder(
      tiny.files.mapValues { Array($0.utf8) }.merging(tiny.bytes) { $1 }.mapValues { isPacked ? gzipped($0) : $0 })
    let survey = tiny.survey
    var reader = ResponseReader(
      ResponseRules(
        survey: survey, group: survey.respondentGroups[0], safeText: SafeText(survey: survey), frame: nil,
        listed: ListedRespondents(ByteKeys())))
    let file = CSVFile(InputFile(name: "responses.csv", path: folder.path + "/responses.csv"))
    return (try? reader.read(file, number: 0, segmentation: segmentation)) != nil
  }

  /// Rows of a segment are added to the columns at its end, however many they are.
  @Test func aSegmentMayHoldMoreRowsThanABlockOfColumns() throws {
    let rows = (1...(3 * CollectedRows.block)).map { "f\($0 % 9000),hon-gai,\($0 % 5 + 1),99,\n" }.joined()
    let tiny = TinySurvey(Self.header + "\n" + rows)
    let single = try outcome(tiny, nil)
    let several = try outcome(tiny, Segmentation(threads: 2, least: 1, head: 64, segment: 1 << 17, margin: 1 << 10))
    #expect(several.data == single.data && single.data?.account.rowsRead == 3 * CollectedRows.block)
  }

  @Test(arguments: cases) func segmentsChangeNothing(item: Case) throws {
    for mark in ["", "\u{FEFF}"] {
      let tiny = tiny(item, mark: mark)
      let single = try outcome(tiny, nil)
      for size in mark.isEmpty ? [1, 2, 7, 64, 500] : [13] {
        for threads in size == 7 ? [1, 2, 3, 7] : [2] {
          let segmentation = Segmentation(threads: threads, least: 1, head: 64, segment: size, margin: size / 2 + 1)
          let several = try outcome(tiny, segmentation)
          #expect(several.data == single.data, "segments of \(size) bytes, \(threads) threads")
          #expect(several.faults == single.faults, "segments of \(size) bytes, \(threads) threads")
        }
        if item.isCut {
          #expect(try isCut(tiny, Segmentation(threads: 2, least: 1, head: 64, segment: size, margin: size)), "segments of \(size) bytes")
        }
      }
    }
  }

  /// Packed, through a pipe, and both: the data and what is wrong with them are those of the file.
  @Test(arguments: cases, TinySurvey.Way.allCases) func theWayChangesNothing(item: Case, way: TinySurvey.Way) throws {
    for mark in ["", "\u{FEFF}"] {
      let tiny = tiny(item, mark: mark)
      let single = try outcome(tiny, nil)
      for (size, threads) in [(0, 1), (1, 3), (7, 2), (64, 7), (500, 2)] {
        let segmentation = size == 0 ? nil : Segmentation(threads: threads, least: 1, head: 64, segment: size, margin: size / 2)
        let other = try outcome(tiny, segmentation, through: way)
        #expect(other.data?.groups == single.data?.groups, "segments of \(size) bytes, \(threads) threads")
        #expect(other.data?.account == single.data?.account, "segments of \(size) bytes, \(threads) threads")
        #expect(other.faults == single.faults, "segments of \(size) bytes, \(threads) threads")
        // What came through a pipe has the hash of the file; that of a packed file is its own.
        if way == .pipe { #expect(other.data == single.data) }
        if item.isCut, let segmentation, way == .gzip {
          #expect(try isCut(tiny, segmentation, isPacked: true), "segments of \(size) bytes")
        }
      }
    }
  }

  /// The rows of a file, in one file or divided among several: the same responses.
  @Test(arguments: [0, 1, 13, 29]) func partsOfAFileAreTheFile(first: Int) throws {
    func rows(_ rows: ArraySlice<String>) -> String { ([Self.header] + rows).joined(separator: "\n") + "\n" }
    let whole = try TinySurvey(rows(Self.plain[...])).read()
    var parts = TinySurvey(rows(Self.plain[..<first]))
    parts.files["rest.csv"] = rows(Self.plain[first...])
    parts.responses.append(.init(file: "rest.csv"))
    for segmentation in [nil, Segmentation(threads: 3, least: 1, head: 30, segment: 20, margin: 5)] {
      #expect(try parts.read(segmentation: segmentation).groups == whole.groups)
    }
  }

  /// Pieces of cells and records put together at random: whatever they make, many threads say the same as one.
  @Test(arguments: 1...8) func anyBytes(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed &* 0x9E37)
    let pieces = [
      "\"", "\"\"", ",", "\n", "\r", "\r\n", "1", "99", "é", " ", "\"a\nb\"", "\"x\"\"y\"", ",hon-gai,4,5,\n",
      ",van-gia,\"3\",2,\"\r\n\"\r\n", "\n\n",
      "f7,mong-cai,1,2,\n",
    ]
    var cut = 0
    for _ in 0..<60 {
      var text = Self.header + "\n" + Self.plain.prefix(3).joined(separator: "\n") + "\n"
      for row in 0..<Int.random(in: 1...25, using: &random) {
        text += "r\(row % 9),mong-cai,\(row % 6),2,\"\(row)\n\"\n"
        if Int.random(in: 0..<4, using: &random) == 0 { text += pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      }
      let tiny = TinySurvey(text)
      let segmentation = Segmentation(
        threads: Int.random(in: 2...5, using: &random), least: 1, head: Int.random(in: 30...120, using: &random),
        segment: Int.random(in: 1...64, using: &random), margin: Int.random(in: 0...32, using: &random))
      let single = try outcome(tiny, nil)
      let several = try outcome(tiny, segmentation)
      #expect(several.data == single.data, "\(segmentation) \(text)")
      #expect(several.faults == single.faults, "\(segmentation) \(text)")
      if try isCut(tiny, segmentation) { cut += 1 }
    }
    #expect(cut > 5)
  }

  @Test func quotesAreCountedAsTheyStand() throws {
    let text = Array("\"a\"\"b".utf8) + [0x23, 0x21, 0xA2] + Array("\"\"\"\",c\"d\"\n\"\"x\"".utf8)
    let folder = try TemporaryFolder(["f": text])
    let file = try InputFile(name: "f", path: folder.path + "/f").placed()
    var loaded = LoadedBytes(file, capacity: 1)
    let isLoaded = loaded.load(0..<text.count)
    #expect(isLoaded)
    for start in text.indices {
      for end in start...text.count {
        let isOdd = loaded.hasOddQuotes(start..<end)
        #expect(isOdd == (text[start..<end].count { $0 == 0x22 } % 2 == 1))
      }
    }
  }

  /// The kept and the counted problems of two parts are those of the whole.
  @Test(arguments: [(0, 1), (1, 4), (2, 2), (3, 0), (5, 5), (0, 9)]) func problemsBeyondTheMost(before: Int, behind: Int) {
    func problem(_ line: Int) -> ImportProblem {
      ImportProblem(file: "f", line: line, kind: .offScale, expected: LocalizedText("e"), found: .nothing, action: LocalizedText("a"))
    }
    var (whole, first, second) = (ProblemList(most: 3), ProblemList(most: 3), ProblemList(most: 3))
    for line in 0..<before + behind { whole.append(problem(line)) }
    for line in 0..<before { first.append(problem(line)) }
    for line in 0..<behind { second.append(problem(line)) }
    first.append(second, afterLine: before)
    #expect(first.all == whole.all)
  }
}
