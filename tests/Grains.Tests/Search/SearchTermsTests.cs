using CsCheck;
using Twin.Search;

namespace Twin.Grains.Tests.Search;

public class SearchTermsTests
{
    [Theory]
    [InlineData("单雄信", "n~sxx")]
    [InlineData("单雄信", "n~shanxiongxin")]
    [InlineData("单雄信", "n~xx")]
    [InlineData("曾", "n~z")]
    [InlineData("尉迟恭", "n~ycg")]
    [InlineData("李娜", "n=李娜")]
    [InlineData("李娜", "n^李")]
    [InlineData("李娜", "n^李娜")]
    public void PersonName_reads_the_surname_as_a_surname(string name, string term) =>
        Assert.Contains(term, SearchTerms.None.PersonName(name).Index);

    [Theory]
    [InlineData("单雄信", "n~dxx")]
    [InlineData("曾", "n~c")]
    public void PersonName_reads_the_surname_in_no_other_way(string name, string term) =>
        Assert.DoesNotContain(term, SearchTerms.None.PersonName(name).Index);

    [Theory]
    [InlineData("重庆", "p~cq")]
    [InlineData("重庆", "p~zhongqing")]
    [InlineData("解放碑", "p~jfb")]
    [InlineData("領事巷", "p.领事")]
    [InlineData("Ｓｍｏｋｅ-0001", "p.smoke-0001")]
    [InlineData("smoke-0001", "p.0001")]
    [InlineData("绿", "p~lv")]
    public void Of_knows_every_reading_and_folds(string text, string term) => Assert.Contains(term, SearchTerms.Of(text).Index);

    [Theory]
    [InlineData("3-2-501", "3-2-501")]
    [InlineData("3#2-501", "3-2-501")]
    [InlineData("3栋2单元501室", "3-2-501")]
    [InlineData("三栋二单元五零一", "3-2-501")]
    [InlineData("十二栋二单元1201", "12-2-1201")]
    [InlineData("3-501", "3--501 -3-501")]
    [InlineData("3栋501", "3--501")]
    [InlineData("2单元501", "-2-501")]
    [InlineData("501", "")]
    [InlineData("13812345678", "")]
    public void Shorthand_is_read_as_people_write_it(string text, string readings) =>
        Assert.Equal(readings.Split(' ', StringSplitOptions.RemoveEmptyEntries), Shorthand.Readings(FoldedText.Of(text)));

    [Fact]
    public void Of_makes_clean_terms_of_any_text() => Gen.String.Sample(text => SearchTerms.Of(text).Index.All(term =>
        term.Length > 2 && !term.Any(character => char.IsWhiteSpace(character) || character is '"' or '\'' or '\\')));
}
