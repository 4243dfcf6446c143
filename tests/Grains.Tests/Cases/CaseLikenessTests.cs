using Twin.Cases;

namespace Twin.Grains.Tests.Cases;

public class CaseLikenessTests
{
    [Theory]
    [InlineData("下水井盖坏了", "三号楼门口的下水井盖坏了，很危险", 1)]
    [InlineData("路灯不亮", "噪声扰民", 0)]
    [InlineData("", "路灯不亮", 0)]
    [InlineData("Lamp BROKEN", "lamp broken", 1)]
    public void Texts_are_as_alike_as_the_pairs_of_characters_they_share(string one, string other, double likeness)
    {
        Assert.Equal(likeness, CaseLikeness.TextOf(one, other));
        Assert.Equal(likeness, CaseLikeness.TextOf(other, one));
    }
}
