"""Short forms of English given names and the name that they stand for."""

_FORMS = """william bill billy will willie liam · robert bob bobby rob robbie · richard dick rick ricky rich richie
· james jim jimmy jamie · john jack johnny jon · joseph joe joey · thomas tom tommy · michael mike mick mickey
· charles charlie chuck · edward ed eddie ted teddy ned · anthony tony · steven steve stephen · david dave davey
· daniel dan danny · matthew matt · andrew andy drew · christopher chris kit · nicholas nick nicky · samuel sam sammy
· benjamin ben benny · alexander alex sandy al · gregory greg · jeffrey jeff · geoffrey geoff · kenneth ken kenny
· lawrence larry laurence · patrick pat paddy · peter pete · philip phil phillip · raymond ray · ronald ron ronnie
· donald don donny · timothy tim timmy · vincent vince vinnie · walter walt · zachary zach zack · joshua josh
· jonathan jon jonny · nathaniel nate nathan · frederick fred freddie · leonard len lenny leo · harold harry hal
· henry hank harry · gerald gerry jerry · theodore ted theo · albert al bert · douglas doug · francis frank
· elizabeth liz lizzie beth betty eliza bess libby · katherine kate katie kathy catherine cathy kathryn kit
· margaret maggie meg peggy margie · christine chris chrissy christina christie tina · jennifer jen jenny
· susan sue susie suzanne · patricia pat patty trish tricia · deborah debbie deb debra · barbara barb babs
· rebecca becky becca · victoria vicky tori · jessica jess jessie · kimberly kim · pamela pam · cynthia cindy
· theresa teresa terry tess · samantha sam · alexandra alex sandra sasha · jacqueline jackie · abigail abby
· amanda mandy · dorothy dot dottie · eleanor ellie nell · frances fran · josephine jo josie · judith judy"""

FORMAL: dict[str, str] = {}
for _group in _FORMS.split("·"):
    for _form in _group.split():
        FORMAL.setdefault(_form, _group.split()[0])


def formal(name: str) -> str:
    """The name that a short form stands for, or the name itself; lower case."""
    return FORMAL.get(name, name)
