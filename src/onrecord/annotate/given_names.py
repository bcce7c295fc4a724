"""Common given names and the pronoun that goes with them most often."""

_HE = """\
aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro alex alexander alfred ali allan allen alvin
amir andre andreas andres andrew andy angelo anthony antonio arnold arthur barack barry ben benjamin bernard
bernie bill billy bob bobby boris brad bradley brandon brendan brett brian bruce bryan byron calvin cameron carl
carlos cecil chad charles charlie chester chris christian christopher clarence clark claude clifford clint clive
colin conor craig curtis dale damian dan daniel danny darren dave david dean dennis derek diego dieter dmitry
dominic don donald doug douglas duncan dustin dwayne dylan earl ed eddie edgar edmund eduardo edward edwin eli
elijah elliot emmanuel enrique eric erik ernest ethan eugene evan felipe felix fernando francis francisco frank
franklin fred frederick gabriel gareth gary gavin geoff geoffrey george gerald gerard gilbert giovanni giuseppe
glen glenn gordon graham greg gregory guy hamid hans harold harry harvey hassan hector henry herbert herman
howard hugh hugo hussein ian ibrahim igor isaac ivan jack jackson jacob jacques jake jamal james jamie jared
jason javier jay jeb jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel john johnny jon jonathan jordan
jorge jose joseph josh joshua juan julian julio justin kareem karl keith ken kenneth kevin khalid kofi kurt kyle
lance larry lars lawrence lee leo leon leonard leroy leslie lewis liam lloyd logan louis luca lucas luis luke
malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mason mathew matt matthew maurice max
maxwell mehmet melvin michael miguel mike mikhail miles mitch mitchell mohamed mohammad mohammed morgan muhammad
muhammadu mustafa nathan nathaniel neil nelson newt nicholas nick nigel noah norman oleg oliver omar oscar owen
pablo pat patrick paul pedro pete peter phil philip phillip pierre rafael rahul raj ralph ramon randall randy
raul ravi ray raymond reginald ricardo richard rick ricky rob robert roberto robin rod rodney roger roland ron
ronald ross roy ruben rudy rupert russell ryan sam samuel scott sean sebastian sergei sergey sergio seth shane
shaun sidney simon spencer stanley stefan stephen steve steven stewart stuart sunil ted terrence terry theodore
thomas tim timothy toby todd tom tommy tony travis trevor troy tyler vernon victor vincent vladimir volodymyr
wallace walter warren wayne wesley will william willie xavier yusuf zachary zach barney burt chuck clayton
darryl devin drew elon emil enzo ernesto fritz gus hank ibrahim ike jens jonas jurgen kanye klaus lamar lionel
lorenzo mahmoud marek mateo milan mitt mo nadir nate nikolai olaf otto pavel piers prince quentin rashid rex
rishi rohan rory rowan sanjay sami shawn shinzo silvio stan sven tariq tyrone vijay viktor vince vivek wes
zayn"""

_SHE = """abigail ada adele adriana agnes aisha alexandra alexis alice alicia alison allison alyssa amanda amber amelia
amina amy ana andrea angela angelina anita ann anna annabel anne annette annie april ariana ashley audrey
barbara beatrice becky bella bernadette beth bethany betty beverly beyonce bianca blanche bonnie brenda bridget
brittany britney camila camilla candace carla carly carmen carol carole caroline carolyn carrie casey catherine
cathy cecilia celeste celine charlene charlotte chelsea cheryl chloe christina christine chrissy cindy claire
clara claudia colleen condoleezza connie constance courtney crystal cynthia daisy dana daniela danielle dawn
deborah debbie debra denise diana diane dianne dolores donna doris dorothy edith eileen elaine eleanor elena
elizabeth ella ellen ellie eloise emily emma erica erika erin esther eva eve evelyn faith fatima felicity fiona
florence frances francesca gabriela gabrielle gail gemma georgia geraldine gillian gina ginger giulia gladys
glenda gloria grace greta gretchen gwen hailey hannah harriet hazel heather heidi helen helena hilary hillary
holly hope ida ilhan imelda imogen ingrid irene iris isabel isabella isabelle ivanka ivy jackie jacqueline jane
janet janice jasmine jean jeanette jeanne jen jenna jennifer jenny jessica jill joan joanna joanne jocelyn
josephine joy joyce juanita judith judy julia juliana julianne julie juliet june kamala kara karen karin karina
kate katherine kathleen kathryn kathy katie katrina kay kayla keira kellie kelly kelsey kendall kerry kim
kimberly kirsten kirstie kristen kristin kristina kylie laila lara laura lauren laurie layla leah leila lena
leslie letitia lily linda lindsay lindsey lisa liz liza lois loretta lori lorraine louise lucia lucille lucinda
lucy luna lydia lynn lynne mabel mackenzie madeleine madeline madison malala malia margaret margarita maria
mariah marian marianne marie marilyn marina marion marissa marjorie martha mary maureen maya megan meghan
melania melanie melinda melissa mercedes meredith meryl mia michaela michelle mildred miranda miriam moira molly
mona monica muriel myra nadia nancy naomi natalia natalie natasha nicole nikki nina nora norma olga olivia
ophelia oprah paige pamela patricia paula pauline peggy penelope penny petra phoebe phyllis polly portia
priscilla priti priya rachel ramona rebecca regina renee rhonda rihanna rita roberta rosa rosalind rose rosemary
roxanne ruby ruth sabrina sally salma samantha sandra sara sarah sasha saskia scarlett selena serena shannon
sharon sheila shelley sherry shirley sienna sofia sonia sonja sophia sophie stacey stacy stella stephanie sue
susan susanna susie suzanne svetlana sylvia tamara tammy tania tanya tara tatiana taylor teresa tessa thelma
theresa tiffany tina tracey tracy trisha ursula valentina valerie vanessa vera verity veronica vicky victoria
viola violet virginia vivian wanda wendy whitney whoopi winifred yasmin yolanda yvette yvonne zara zoe zoey"""

_HE_ELSEWHERE = """\
abebe abel achmad adebayo adel adnan ahmad ahmet ajay akash akhil alejandro aleksandr alessandro alexei alexey ali
amadou amit amitabh anand andrei andrej andrzej anil ankit anton anwar arjun armando arturo arun arvind ashok ashraf
asif aslan babatunde bashir benedict bilal bjorn bogdan boubacar callum chidi chinedu chukwuemeka cyril dariusz
davide deepak derrick desmond dinesh dinkar dirk dmitri dominik dong eamonn emeka emmanuel enrico erdogan ernst ewan
fabio fadi faisal farhan farid farouk femi fergus florian francesco franz friedrich ganesh gaurav gianni giorgio
gopal gunther gustavo habib haider hakim hamish hamza haruki hassan heinz hernan hiroshi hossein ifeanyi ignacio
ikechukwu ilya imran ishaan ismail itamar jacek jan javed jin joao johan johannes joko jonah jorg jozef jun kamal
kamran karim karol kazuo kelechi kenji khaled kiran klaas kostas krishna krzysztof kunal kwame lachlan laszlo
lazarus leandro lekan lorenz luigi lukas maciej magnus mahesh mahmud malik manish mansoor marcin marcos massimo
mateusz matteo matthias mauricio mehdi miroslav mohamad mohammad mohan mohsen mukesh musa nabil nadeem naresh nasser
naveen navin niall nikhil nikita nikolay nnamdi obinna olu oluwaseun oskar osman pascal patricio pawel pedro pieter
piotr pradeep prakash pranav prasad rahim rajesh rajiv rakesh ramesh ramon ranjit rashad ravinder renato renzo
riccardo rizwan rodrigo rohit ruslan sadiq saeed sahil said sajid salim salman sandeep sandro sanjiv santiago satish
segun selim serhii shah shahid shankar shashi shehu shigeru shyam siddharth simone sipho slawomir sohail stefano
stephane subhash sudhir suleiman suresh svein szymon taiwo takashi tamer tarek tendai thabo thierry tomas tomasz
tunde uche uday umar vasant vasily vikas vikram vinay vinod viresh vitali wahid waleed wojciech yaw yevgeny yiannis
yoshi younis yuki yuri yusef zaheer zahid zoltan"""
_SHE_ELSEWHERE = """\
aarti abimola adaeze adaobi adeola aditi agnieszka aicha aiko akosua akua alejandra alessandra alina alisha amal
amara ananya anastasia anjali anju anneliese anouk antonella anya aparna aphiwe arwa asha asma astrid ayesha ayse
beata beatriz begum bernice bhavna birgit blessing bronwyn bukola carlotta carmela catalina chiamaka chiara chinwe
chioma consuelo daria deepa deepika delphine devi dimitra dina divya dolly ebru efua ekaterina elif elke emilia
esperanza esra estelle eugenia ewa farah farida fatima fatma fatou fernanda folake folasade funke funmilayo galina
gauri geeta giovanna gita gitanjali giuliana gulsen habiba halima hana hanan heba hermione huda ifeoma ilse indira
ines inge ingeborg irina isabella isha ivana jaya joana jyoti kavita kavitha kerstin khadija kinga komal lakshmi
lalita larisa lata latifa leela leticia lina livia lotte lourdes lucie lucija lucinda ludmila luisa madhuri
magdalena mahnoor maja malgorzata mamta manisha manju manuela mariana maribel marisol marlene marta martina marwa
maryam meena meera meher mehwish mei meltem mercy milagros milena mina mira moira nadine nana nandini nasreen
natalya neelam neha nerissa ngaire ngozi nicoletta nilufer nisha nkechi nomvula noor nosipho noura oksana olena olga
paloma paola parveen patience pilar pooja pratibha preeti priyanka rabia rachida radhika rana rania reem rekha
renata renu rocio rosalia rukmini rupa ruth saadia saba sadia safiya sakina samira sana sandhya sangeeta sania
sanjana sanna savita seema shabana shakira shanti sharmila shazia shilpa shireen shobha shreya silvia simran sinead
siobhan smita sneha soledad solveig soraya sunita sushma swati tahira tatjana temitope thandi thandiwe ulrike uma
urvashi usha valeria vandana veena vidya vimala wambui wangari wiebke winnie xiomara yetunde yoko yuliya zahra
zainab zanele zeynep zofia zsuzsanna zubaida"""
"""Of Africa, Asia, Latin America and the rest of Europe, as English newsrooms print them, without accents."""

GIVEN = {
    **dict.fromkeys((_HE_ELSEWHERE + " " + _HE).split(), "he"),
    **dict.fromkeys((_SHE_ELSEWHERE + " " + _SHE).split(), "she"),
}

EITHER = frozenset(
    """alexis andrea ashley beverly casey courtney dana jackie jamie jean jordan kelly kendall kerry kim laurie lee
    leslie lindsay lindsey lynn marion morgan pat robin sam sasha shannon stacey stacy taylor terry tracey tracy
    vivian""".split()  # noqa: SIM905
)
"""Given names that men and women bear: they tell no pronoun where a report has no other evidence."""
