using CsCheck;
using Twin.Search;

namespace Twin.Grains.Tests.Search;

public class SearchTermsTests
{
    [Theory]
    [InlineData("李娜", "李娜")]
    [InlineData("李娜", "李")]
    [InlineData("领事巷社区", "事巷")]
    [InlineData("Ｓｍｏｋｅ-0001", "smoke-0001")]
    [InlineData("smoke-0001", "0001")]
    [InlineData("3栋 2单元", "3栋")]
    public void ForQuery_asks_for_terms_the_object_has(string text, string query) =>
        Assert.Subset(SearchTerms.Of(text).ToHashSet(StringComparer.Ordinal), SearchTerms.ForQuery(query).ToHashSet(StringComparer.Ordinal));

    [Theory]
    [InlineData("李娜", "娜李")]
    [InlineData("smoke-0001", "smoke-0002")]
    public void ForQuery_asks_for_a_term_the_object_lacks_when_it_does_not_match(string text, string query) =>
        Assert.NotEmpty(SearchTerms.ForQuery(query).Except(SearchTerms.Of(text), StringComparer.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("  …'\"\t")]
    public void ForQuery_asks_for_nothing_when_there_is_nothing_to_look_for(string query) => Assert.Empty(SearchTerms.ForQuery(query));

    [Fact]
    public void Of_makes_clean_terms_of_any_text() => Gen.String.Sample(text =>
        SearchTerms.Of(text).All(term => term.Length > 0 && !term.Any(character => char.IsWhiteSpace(character) || character is '"' or '\'')));
}
