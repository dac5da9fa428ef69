import Inference
import SurveyModel
import Testing

@testable import Reporting

@Suite struct CSVFormatTests {
  struct Cell: Sendable {
    let text: String
    let written: String
    init(_ text: String, _ written: String) {
      self.text = text
      self.written = written
    }
  }

  static let cells: [Cell] = [
    Cell("Móng Cái", "Móng Cái"), Cell("", ""), Cell("a,b", "\"a,b\""), Cell("a\"b", "\"a\"\"b\""), Cell("a\nb", "\"a\nb\""),
    Cell("=1+1", "'=1+1"), Cell("+84", "'+84"), Cell("-2", "'-2"), Cell("@SUM(A1)", "'@SUM(A1)"), Cell("\tx", "'\tx"),
    Cell("\rx", "\"'\rx\""), Cell("\r\nx", "\"'\r\nx\""), Cell("=\"a\",b", "\"'=\"\"a\"\",b\""), Cell("a=b", "a=b"), Cell(" =a", " =a"),
    Cell("−2", "−2"), Cell("'x", "'x"), Cell("=\u{301}x", "'=\u{301}x"),
  ]

  @Test(arguments: cells) func quotesAndDefuses(cell: Cell) {
    var table = CSVTable(header: ["h"])
    table.append([.text(cell.text)])
    #expect(String(decoding: table.bytes.dropFirst(3), as: UTF8.self).utf8.elementsEqual("h\r\n\(cell.written)\r\n".utf8))
  }

  @Test func beginsWithAByteOrderMarkAndNumbersAreNotDefused() {
    var table = CSVTable(header: ["a", "b", "c"])
    table.append([.number("-2.00"), .absent, .computed(0.1 + 0.2)])
    #expect(table.bytes == [0xEF, 0xBB, 0xBF] + Array("a,b,c\r\n-2.00,,0.3\r\n".utf8))
  }

  static func lines(_ table: CSVTable) -> [String] {
    String(decoding: table.bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func ranking() {
    let expected = """
      rank,unit,name,group,score,score_low,score_high,rank_low,rank_high,tied_with,tier,responses,invited,response_rate,satisfaction,\
      satisfaction_low,satisfaction_high,previous_rank,previous_score,change,revenue,revenue_target,revenue_attainment,note
      1,mong-cai,Chi cục Hải quan cửa khẩu Móng Cái,border-gate,95.76,94.74,96.73,,,,Xuất sắc,240,330,0.727272727273,0.9975,0.9675,\
      0.9995,2,94.20,1.56,,,,
      2,hon-gai,Chi cục Hải quan cảng Hòn Gai,port,92.65,91.05,94.17,,,,Tốt,160,230,0.695652173913,0.965155208333,0.935155208333,\
      0.967155208333,1,94.65,-2.00,,,,
      3,cam-pha,Chi cục Hải quan cảng Cẩm Phả,port,91.10,89.30,92.81,,,van-gia,Tốt,150,210,0.714285714286,0.948958333333,0.918958333333,\
      0.950958333333,,,,,5500,,Đồng hạng với Chi cục Hải quan cảng Vạn Gia
      3,van-gia,Chi cục Hải quan cảng Vạn Gia,port,91.10,88.90,93.19,,,cam-pha,Tốt,110,160,0.6875,0.948959375,0.918959375,0.950959375,,,,\
      ,,,Đồng hạng với Chi cục Hải quan cảng Cẩm Phả
      5,cai-lan,Chi cục Hải quan cảng Cái Lân,port,90.04,87.64,92.32,,,,Tốt,90,130,0.692307692308,0.937967708333,0.907967708333,\
      0.939967708333,,,,,,,
      6,hoanh-mo,Chi cục Hải quan cửa khẩu Hoành Mô,border-gate,84.50,68.10,100.00,,,,Khá,27,47,0.574468085106,0.880208333333,\
      0.850208333333,0.882208333333,,,,,,,"Ít phiếu (hiệu dụng 25,7, dưới 30): chỉ để tham khảo; Chỉ để tham khảo: khoảng tin cậy rộng hơn 30% thang điểm"
      ,bac-phong-sinh,Chi cục Hải quan cửa khẩu Bắc Phong Sinh,,,,,,,,,3,7,0.428571428571,,,,,,,,,,\
      "Không công bố: có 3 phiếu, ít hơn mức tối thiểu 5 phiếu"

      """
    #expect(Self.lines(rankingCSV(SampleResults.results, .vi)).joined(separator: "\n") == expected)
  }

  @Test func rankingOfNothing() {
    #expect(
      Self.lines(rankingCSV(SampleResults.empty, .en)).dropFirst().joined(separator: "\n")
        == ",a,A,,,,,,,,,0,,,,,,,,,,,,\"Not published: 0 responses, fewer than the 5 required\"\n")
  }

  @Test func components() {
    let lines = Self.lines(componentsCSV(SampleResults.results, .en))
    // Seven units and all together, seven nodes below the root each, the header and the end of the last line.
    #expect(lines.count == 8 * 7 + 2)
    #expect(
      lines.prefix(3).joined(separator: "\n")
        == """
        unit,name,component,component_name,parent,kind,weight,value,score,score_low,score_high,standard_error,n,note
        mong-cai,Móng Cái Border Gate,transparency,Transparency,,component,40,,94.76,92.36,97.16,1.2000,240,
        mong-cai,Móng Cái Border Gate,t1,Information is easy to find,transparency,indicator,1,4.7604,94.01,,,,239,
        """)
    #expect(lines.contains("cai-lan,Cái Lân Port,service,Quality of services,,component,30,,,,,,0,"))
    #expect(
      lines.contains(
        "bac-phong-sinh,Bắc Phong Sinh Border Gate,t1,Information is easy to find,transparency,indicator,1,,,,,,,\"Not published: 3 responses, fewer than the 5 required\""
      ))
    #expect(lines.contains(",All units,fairness,Fair treatment,,component,30,,92.81,91.01,94.61,0.9000,780,"))
  }

  @Test func responseRates() {
    let lines = Self.lines(responseRatesCSV(SampleResults.results))
    #expect(
      lines.prefix(3).joined(separator: "\n")
        == """
        unit,stratum,invited,I,P,R,NC,O,UH,UO,NE,RR1,RR2,RR5,RR6,RR3,RR4,COOP1,COOP2,COOP3,COOP4,REF1,REF2,REF3,CON1,CON2,CON3,e
        ,,1114,770,10,3,331,0,0,0,0,0.691202872531,0.700179533214,0.691202872531,0.700179533214,\
        0.691202872531,0.700179533214,0.983397190294,0.996168582375,0.983397190294,0.996168582375,0.00269299820467,0.00269299820467,0.00269299820467,0.702872531418,0.702872531418,0.702872531418,1
        ,in-province,365,268,4,1,92,0,0,0,0,0.734246575342,0.745205479452,0.734246575342,0.745205479452,\
        0.734246575342,0.745205479452,0.981684981685,0.996336996337,0.981684981685,0.996336996337,0.0027397260274,0.0027397260274,0.0027397260274,0.747945205479,0.747945205479,0.747945205479,1
        """)
    #expect(lines.contains("bac-phong-sinh,out-of-province,0,0,0,0,0,0,0,0,0,,,,,,,,,,,,,,,,,1"))
    #expect(Self.lines(responseRatesCSV(SampleResults.empty)).count == 2)
  }

  @Test func context() {
    let lines = Self.lines(contextCSV(SampleResults.results.surroundings))
    let expected = """
      unit,indicator,period,kind,issuer,value,measure,attainment,gap,previous,change_on_previous,published_change,share_of_department,\
      attainment_rank,whole_period,elapsed,run_rate,source,note,direction,of,computed,contradicted
      ,revenue,2023,actual,,16351.83,billion-vnd,,,,,0.045,,,,,,haiquanonline.com.vn,,,,,
      ,revenue,2023,target,ministry,11500,billion-vnd,1.42189826087,-4851.83,,,,,,,,,haiquanonline.com.vn,,at-least,,,
      ,revenue,2023,target,province,12000,billion-vnd,1.3626525,-4351.83,,,,,,,,,haiquanonline.com.vn,,at-least,,,
      ,revenue,2023,target,stretch,16000,billion-vnd,1.021989375,-351.83,,,,,,,,,haiquanonline.com.vn,,at-least,,,
      ,revenue,2023,forecast,,16700,billion-vnd,,,,,,,,,,,haiquanonline.com.vn,,,,,
      cam-pha,revenue,2023,actual,,,billion-vnd,,,,,,,,,,,baoquangninh.vn,trên 5.500 tỷ đồng,,,,
      cam-pha,revenue,2023,target,,5500,billion-vnd,,,,,,,,,,,haiquanonline.com.vn,,at-least,,,
      ,declarations,2023,actual,,140000,,,,80000,0.75,,,,,,,haiquanonline.com.vn,,,,,
      ,revenue,2024-01-01/2024-02-15,actual,,2346,billion-vnd,,,,,,,,2024,0.125683060109,18666,customs.gov.vn,,,,,
      ,revenue,2024,target,ministry,13000,billion-vnd,0.180461538462,10654,,,,,,,,,customs.gov.vn,,at-least,,,

      """
    #expect(lines.joined(separator: "\n") == expected)
  }

  @Test func problemsShowPrivateTextOnlyAsItsLength() {
    let expected = """
      file,line,column,kind,expected,found,action
      responses.csv,214,q7,off-scale,1 to 5,6,the answer counts as missing
      responses.csv,215,unit,unknown-unit,the name of a unit,"text, 37 characters",the row is left out
      '=cmd.csv,,,empty,"one row or more, ""each"" with a unit",,nothing was read

      """
    #expect(Self.lines(problemsCSV(SampleResults.results.account, .en)).joined(separator: "\n") == expected)
  }
}
