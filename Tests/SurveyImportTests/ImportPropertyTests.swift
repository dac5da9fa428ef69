import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

@Suite struct ImportPropertyTests {
  private static let cells = ["1", "2", "3", "4", "5", "99", "N/A", "", "7", "Hài lòng", "\"Rất hài lòng\"", "x"]

  private func rows(_ count: Int, _ random: inout SeededNumbers) -> [String] {
    (0..<count).map { number in
      "f\(number % 17),\(["mong-cai", "Hòn Gai", "van-gia", "nowhere"][Int.random(in: 0..<4, using: &random)])"
        + (0..<4).map { _ in "," + Self.cells[Int.random(in: 0..<Self.cells.count, using: &random)] }.joined()
    }
  }

  private func tiny(_ rows: [String]) -> TinySurvey {
    var tiny = TinySurvey("firm,unit,q1,q2,q3,q4\n" + rows.joined(separator: "\n") + "\n")
    tiny.questions = ["q1", "q2", "q3", "q4"]
    tiny.duplicates = .mostComplete
    return tiny
  }

  /// One row for each respondent and unit, so that no tie is decided by the order.
  @Test(arguments: 1...20) func shufflingRowsChangesNoCount(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var seen: Set<Substring> = []
    let rows = rows(60, &random).filter { row in
      let second = row.firstIndex(of: ",").flatMap { row[row.index(after: $0)...].firstIndex(of: ",") } ?? row.endIndex
      return seen.insert(row[..<second]).inserted
    }
    let inOrder = try tiny(rows).read()
    let shuffled = try tiny(rows.shuffled(using: &random)).read()
    #expect(inOrder.account.leftOut.elementsEqual(shuffled.account.leftOut, by: ==))
    #expect(inOrder.account.answersMissing.elementsEqual(shuffled.account.answersMissing, by: ==))
    #expect(inOrder.account.responses == shuffled.account.responses)
    #expect(inOrder.account.respondents == shuffled.account.respondents)
    #expect(inOrder.account.problems.count == shuffled.account.problems.count)
    func answers(_ data: SurveyData) -> [String] {
      TinySurvey.responses(of: data).map { String($0.drop { $0 != " " }) }.sorted()
    }
    #expect(answers(inOrder) == answers(shuffled))
  }

  @Test(arguments: [1, 2, 3, 7, 64]) func chunksChangeNothing(chunk: Int) throws {
    var random = SeededNumbers(seed: 7)
    let survey = tiny(rows(50, &random) + ["a,\"hon-gai\n\",1,2,3,4", "b,hon-gai,\"1", "2,x", "c,hon-gai,\"3\",1,1,1"])
    #expect(try survey.read(chunkSize: chunk) == survey.read())
  }

  @Test func namesDenselyNumbered() throws {
    var random = SeededNumbers(seed: 11)
    for _ in 0..<20 {
      let group = try tiny(rows(40, &random)).read().groups[0]
      let numbers = Set(group.responses.respondent + group.breakOffs.map(\.respondent))
      #expect(numbers == Set(0..<UInt32(numbers.count)))
    }
  }

  /// Whatever stands in the file: either an account that adds up, or a failure with a place.
  @Test(arguments: 1...8) func damagedFiles(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed &* 0x1234_5678)
    let pieces: [[UInt8]] =
      ["\"", ",", "\n", "\r", "\r\n", ";", "\t", "\0", "\"\"", " ", "é", "1", "-"].map { Array($0.utf8) } + [
        [0xFF], [0xC3], [0xEF, 0xBB, 0xBF],
      ]
    var readable = 0
    for _ in 0..<500 {
      var files = ["responses.csv", "frame.csv", "context.csv"].map { name in
        (
          name,
          Array(
            (name == "responses.csv"
              ? "firm,unit,sent,where,q1,q2\n" + rows(6, &random).map { $0 + "\n" }.joined()
              : name == "frame.csv"
                ? "respondent,unit,stratum,disposition\nf1,hon-gai,in,1.0\nf2,,out,NC\nf3,mong-cai,,\n"
                : "unit,indicator,period,kind,value\n,revenue,2023,actual,\"16.351,83\"\n").utf8)
        )
      }
      let target = [0, 0, 0, 1, 2][Int.random(in: 0..<5, using: &random)]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...files[target].1.count, using: &random)
        if Bool.random(using: &random), place < files[target].1.count {
          files[target].1.remove(at: place)
        } else {
          files[target].1.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)], at: place)
        }
      }
      let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: files))
      var tiny = TinySurvey("", frame: "")
      tiny.columns = .init(respondent: "firm", unit: "unit", stratum: "where", submitted: "sent")
      tiny.context = .init(file: "context.csv", numberFormat: .vi)
      do throws(ImportFailure) {
        let place = SurveyPlace(folder: folder.path)
        let data = try SurveyReader.read(tiny.survey, index: TinySurvey.index, at: place, chunkSize: Int.random(in: 1...40, using: &random))
        #expect(data.account.rowsRead == data.account.responses + data.account.leftOut.reduce(0) { $0 + $1.rows })
        #expect(data.account.responses == data.groups[0].responses.count)
        readable += 1
      } catch {
        #expect(!error.faults.isEmpty && error.faults.allSatisfy { !$0.message[.en].isEmpty && !$0.place.file.contains("/") })
      }
    }
    #expect(readable > 50)
  }
}
